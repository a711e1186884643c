package io.longshore.agent.link;

import com.google.protobuf.ByteString;
import io.longshore.agent.artifact.Artifacts;
import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.proto.v1.BlobToFetch;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.DesiredHost;
import java.io.IOException;
import java.nio.file.Files;

/** A desired state with the contents it names: only whole does it reach the agent. */
final class Completion {
  /** What all contents of one desired state may hold, bytes: it is one record on disk. */
  private static final long MOST = 4L << 20;

  private Completion() {}

  static ControllerMessage of(ControllerMessage message, Artifacts artifacts) throws IOException {
    DesiredHost.Builder desired = message.getDesired().toBuilder();
    long all = 0;
    for (BlobToFetch blob : message.getToFetchList()) {
      all += blob.getSize();
      if (blob.getSize() < 0 || all > MOST) {
        throw refused("its files hold more than " + MOST + " bytes");
      }
      Digest digest = digest(blob.getDigest());
      byte[] content = Files.readAllBytes(artifacts.bring(digest, blob.getSize()));
      desired.addBlobsBuilder().setDigest(digest.hex()).setContent(ByteString.copyFrom(content));
    }
    return ControllerMessage.newBuilder().setDesired(desired).build();
  }

  private static Digest digest(String hex) {
    try {
      return new Digest(hex);
    } catch (IllegalArgumentException odd) {
      throw refused("a content of it is named by something that is no SHA-256");
    }
  }

  private static RuntimeException refused(String what) {
    return new Failure(Failure.Kind.REJECTED, "desired state", what, "").toException();
  }
}
