package io.longshore.controller.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs shell scripts on another host. Blocking. */
public interface RemoteShell {
  /** The host as a person would write it. */
  String target();

  /**
   * Runs a script.
   *
   * @param script for {@code sh}; it stands on command lines, so it holds no secret
   * @param input what it reads; secrets go here
   * @throws IOException the way there cannot even be tried, or the patience is over
   */
  Answer run(String script, byte[] input, Duration patience) throws IOException;

  /**
   * Runs a script that reads a tar archive.
   *
   * @param folder where the files lie here
   * @param paths of files and folders in it
   */
  Answer send(Path folder, List<String> paths, String script, Duration patience) throws IOException;

  /**
   * How a script ended.
   *
   * @param exit its exit code; 255 when the host was not reached
   * @param out what it wrote
   * @param err what it, or the way there, complained of
   */
  record Answer(int exit, String out, String err) {}
}
