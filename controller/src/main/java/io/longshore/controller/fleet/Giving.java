package io.longshore.controller.fleet;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.proto.v1.UploadAnswer;
import io.longshore.proto.v1.UploadPart;

/** What a host gives: only what it was asked for, and no more than an image can be. */
final class Giving implements StreamObserver<UploadPart> {
  /** Bytes; images of chaincodes for Node hold hundreds of megabytes of modules. */
  private static final long LARGEST = 4L << 30;

  private final StreamObserver<UploadPart> taken;
  private final StreamObserver<UploadAnswer> down;
  private boolean ended;

  Giving(StreamObserver<UploadPart> taken, StreamObserver<UploadAnswer> down) {
    this.taken = taken;
    this.down = down;
  }

  /** One that takes nothing. */
  static StreamObserver<UploadPart> refused(StreamObserver<UploadAnswer> down) {
    down.onError(
        Status.FAILED_PRECONDITION
            .withDescription("nothing was asked of this host")
            .asRuntimeException());
    return new StreamObserver<>() {
      @Override
      public void onNext(UploadPart part) {}

      @Override
      public void onError(Throwable broken) {}

      @Override
      public void onCompleted() {}
    };
  }

  @Override
  public void onNext(UploadPart part) {
    if (ended) {
      return;
    }
    if (part.hasOffer() && part.getOffer().getSize() > LARGEST) {
      ended = true;
      down.onError(
          Status.INVALID_ARGUMENT
              .withDescription("it is larger than " + (LARGEST >> 30) + " GiB")
              .asRuntimeException());
      return;
    }
    taken.onNext(part);
  }

  @Override
  public void onError(Throwable broken) {
    ended = true;
    taken.onError(broken);
  }

  @Override
  public void onCompleted() {
    if (!ended) {
      taken.onCompleted();
    }
  }
}
