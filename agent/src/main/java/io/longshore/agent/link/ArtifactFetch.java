package io.longshore.agent.link;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longshore.agent.artifact.ArtifactSource;
import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.proto.v1.AgentLinkGrpc;
import io.longshore.proto.v1.FetchRequest;
import io.longshore.proto.v1.FetchedPart;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;

/** One content over the connection to the controller. */
final class ArtifactFetch {
  /** A call that takes longer is continued by another. */
  private static final int LIMIT_SECONDS = 60;

  private ArtifactFetch() {}

  static void run(ManagedChannel channel, Digest digest, long offset, ArtifactSource.Sink sink)
      throws IOException {
    try {
      Iterator<FetchedPart> parts =
          AgentLinkGrpc.newBlockingStub(channel)
              .withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS)
              .fetch(FetchRequest.newBuilder().setDigest(digest.hex()).setOffset(offset).build());
      while (parts.hasNext()) {
        sink.add(parts.next().getContent().asReadOnlyByteBuffer());
      }
    } catch (StatusRuntimeException ended) {
      Status status = ended.getStatus();
      boolean never =
          status.getCode() == Status.Code.NOT_FOUND
              || status.getCode() == Status.Code.INVALID_ARGUMENT
              || status.getCode() == Status.Code.UNIMPLEMENTED;
      throw new Failure(
              never ? Failure.Kind.REJECTED : Failure.Kind.RETRY,
              "artifact " + digest.brief(),
              "the controller does not give it: "
                  + status.getCode()
                  + (status.getDescription() == null ? "" : ", " + status.getDescription()),
              "")
          .toException(ended);
    }
  }

  static RuntimeException nobody(Digest digest) {
    return new Failure(
            Failure.Kind.RETRY,
            "artifact " + digest.brief(),
            "no controller is attached to give it",
            "")
        .toException();
  }
}
