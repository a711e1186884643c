package io.longshore.agent.artifact;

import io.longshore.base.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where contents come from. */
public interface ArtifactSource {
  /**
   * Hands over the bytes of a content from an offset on, and returns at its end.
   *
   * @throws io.longshore.base.FailureException of kind RETRY: the way there broke; of kind
   *     REJECTED: this host is not given it
   */
  void fetch(Digest digest, long offset, Sink sink) throws IOException;

  /** Takes bytes as they come. */
  interface Sink {
    /** The next bytes. */
    void add(ByteBuffer bytes) throws IOException;
  }
}
