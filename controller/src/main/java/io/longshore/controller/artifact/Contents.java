package io.longshore.controller.artifact;

import io.longshore.base.ArtifactFolder;
import io.longshore.base.Digest;
import java.util.Optional;

/** What the controller was brought. */
public interface Contents {
  /** The content of this digest, if it is here, whole. */
  Optional<Content> find(Digest digest);

  /** The contents of a folder. */
  static Contents of(ArtifactFolder folder) {
    return digest ->
        folder.holds(digest) ? Optional.of(() -> folder.open(digest)) : Optional.empty();
  }
}
