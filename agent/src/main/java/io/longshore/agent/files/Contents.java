package io.longshore.agent.files;

import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import java.io.IOException;

/** Where the files of a set get their bytes from. */
public interface Contents {
  /** The bytes. */
  byte[] bytes(FileContent content) throws IOException;

  /** The file's path within its set, with everything filled in that only this host knows. */
  String path(FileEntry file) throws IOException;
}
