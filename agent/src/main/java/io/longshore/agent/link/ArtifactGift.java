package io.longshore.agent.link;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.proto.v1.AgentLinkGrpc;
import io.longshore.proto.v1.UploadAnswer;
import io.longshore.proto.v1.UploadOffer;
import io.longshore.proto.v1.UploadPart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One content on its way up: offered by its digest, then only the bytes the controller lacks. */
final class ArtifactGift implements ClientResponseObserver<UploadPart, UploadAnswer> {
  private static final int PART = 256 << 10;
  private static final int LIMIT_SECONDS = 300;

  private final Digest digest;
  private ClientCallStreamObserver<UploadPart> up;
  private long offset = -1;
  private boolean over;
  private Optional<Throwable> trouble = Optional.empty();

  private ArtifactGift(Digest digest) {
    this.digest = digest;
  }

  static void run(ManagedChannel channel, Digest digest, Path content) throws IOException {
    ArtifactGift gift = new ArtifactGift(digest);
    AgentLinkGrpc.newStub(channel).withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS).give(gift);
    try (FileChannel file = FileChannel.open(content)) {
      gift.send(file);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      gift.up.cancel("interrupted", e);
      throw gift.failure(Failure.Kind.RETRY, "it was interrupted");
    }
  }

  private void send(FileChannel file) throws IOException, InterruptedException {
    up.onNext(
        UploadPart.newBuilder()
            .setOffer(UploadOffer.newBuilder().setDigest(digest.hex()).setSize(file.size()))
            .build());
    file.position(Math.min(awaitAnswer(), file.size()));
    ByteBuffer part = ByteBuffer.allocate(PART);
    while (file.read(part) > 0) {
      awaitRoom();
      up.onNext(
          UploadPart.newBuilder().setContent(UnsafeByteOperations.unsafeWrap(part.flip())).build());
      part = ByteBuffer.allocate(PART);
    }
    up.onCompleted();
    awaitEnd();
  }

  private synchronized long awaitAnswer() throws InterruptedException {
    while (offset < 0 && !over) {
      wait();
    }
    refused();
    return offset;
  }

  private synchronized void awaitRoom() throws InterruptedException {
    while (!up.isReady() && !over) {
      wait();
    }
    refused();
  }

  private synchronized void awaitEnd() throws InterruptedException {
    while (!over) {
      wait();
    }
    refused();
  }

  private void refused() {
    if (trouble.isPresent()) {
      Status status = Status.fromThrowable(trouble.get());
      boolean never =
          status.getCode() == Status.Code.INVALID_ARGUMENT
              || status.getCode() == Status.Code.FAILED_PRECONDITION
              || status.getCode() == Status.Code.UNIMPLEMENTED;
      throw failure(
          never ? Failure.Kind.REJECTED : Failure.Kind.RETRY,
          "the controller does not take it: " + status.getCode() + ", " + status.getDescription());
    }
  }

  private RuntimeException failure(Failure.Kind kind, String what) {
    return new Failure(kind, "artifact " + digest.brief(), what, "").toException();
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<UploadPart> requests) {
    up = requests;
    requests.setOnReadyHandler(this::wake);
  }

  private synchronized void wake() {
    notifyAll();
  }

  @Override
  public synchronized void onNext(UploadAnswer answer) {
    offset = answer.getOffset();
    notifyAll();
  }

  @Override
  public synchronized void onError(Throwable broken) {
    trouble = Optional.of(broken);
    over = true;
    notifyAll();
  }

  @Override
  public synchronized void onCompleted() {
    over = true;
    notifyAll();
  }
}
