package io.longshore.controller.artifact;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.base.ArtifactFolder;
import io.longshore.base.ArtifactWriting;
import io.longshore.base.Digest;
import io.longshore.base.FailureException;
import io.longshore.proto.v1.UploadAnswer;
import io.longshore.proto.v1.UploadOffer;
import io.longshore.proto.v1.UploadPart;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One content on its way from an operator. gRPC calls it from one thread at a time, and takes the
 * next part only when this one is written.
 */
public final class Receiving implements StreamObserver<UploadPart> {
  private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);

  private final ArtifactFolder folder;
  private final StreamObserver<UploadAnswer> down;
  private Optional<ArtifactWriting> writing = Optional.empty();
  private boolean ended;

  /** A receiving into this folder. */
  public Receiving(ArtifactFolder folder, StreamObserver<UploadAnswer> down) {
    this.folder = folder;
    this.down = down;
  }

  @Override
  public void onNext(UploadPart part) {
    if (ended) {
      return;
    }
    try {
      switch (part.getPartCase()) {
        case OFFER -> offered(part.getOffer());
        case CONTENT -> {
          if (writing.isEmpty()) {
            refuse(Status.INVALID_ARGUMENT, "bytes came before it was said what they are");
          } else {
            writing.get().add(part.getContent().asReadOnlyByteBuffer());
          }
        }
        case PART_NOT_SET -> refuse(Status.INVALID_ARGUMENT, "a part without content");
      }
    } catch (FailureException failed) {
      refuse(failed);
    } catch (IOException unwritable) {
      LOG.error("a content cannot be written", unwritable);
      refuse(Status.INTERNAL, "the controller cannot write it: " + unwritable.getMessage());
    }
  }

  private void offered(UploadOffer offer) throws IOException {
    if (writing.isPresent()) {
      refuse(Status.INVALID_ARGUMENT, "one call brings one content");
      return;
    }
    Digest digest;
    try {
      digest = new Digest(offer.getDigest());
    } catch (IllegalArgumentException odd) {
      refuse(Status.INVALID_ARGUMENT, "what it is called is no SHA-256");
      return;
    }
    if (folder.holds(digest)) {
      answer(offer.getSize());
      ended = true;
      down.onCompleted();
      return;
    }
    writing = Optional.of(folder.write(digest, offer.getSize()));
    answer(writing.get().offset());
  }

  @Override
  public void onError(Throwable broken) {
    close();
    ended = true;
  }

  @Override
  public void onCompleted() {
    if (ended) {
      return;
    }
    try {
      if (writing.isEmpty()) {
        refuse(Status.INVALID_ARGUMENT, "nothing was offered");
        return;
      }
      writing.get().finish();
      long size = writing.get().offset();
      close();
      answer(size);
      ended = true;
      down.onCompleted();
    } catch (FailureException failed) {
      refuse(failed);
    } catch (IOException unwritable) {
      LOG.error("a content cannot be kept", unwritable);
      refuse(Status.INTERNAL, "the controller cannot keep it: " + unwritable.getMessage());
    }
  }

  private void answer(long offset) {
    down.onNext(UploadAnswer.newBuilder().setOffset(offset).build());
  }

  private void refuse(FailureException failed) {
    Status status =
        switch (failed.failure().kind()) {
          case REJECTED -> Status.INVALID_ARGUMENT;
          case RETRY -> Status.UNAVAILABLE;
          case BROKEN -> Status.INTERNAL;
        };
    refuse(status, failed.failure().toString());
  }

  private void refuse(Status status, String why) {
    ended = true;
    close();
    down.onError(status.withDescription(why).asRuntimeException());
  }

  private void close() {
    try {
      if (writing.isPresent()) {
        writing.get().close();
      }
    } catch (IOException e) {
      LOG.warn("a content was not closed cleanly: {}", e.getMessage());
    }
    writing = Optional.empty();
  }
}
