package io.longshore.controller.cli;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.controller.channels.SourcePackages;
import io.longshore.proto.v1.CodeChunk;
import io.longshore.proto.v1.CodeOffer;
import io.longshore.proto.v1.CodeStored;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/** Sends packages to the controller, in pieces that it takes, and waits until it has them. */
final class CodeSending implements StreamObserver<CodeStored> {
  private static final int CHUNK = 512 << 10;

  private final BlockingQueue<Optional<Throwable>> end = new ArrayBlockingQueue<>(1);

  private CodeSending() {}

  /**
   * Sends those of the packages that the controller wants.
   *
   * @throws io.grpc.StatusRuntimeException it did not take them
   */
  static void send(Session session, List<CodeOffer> wanted, SourcePackages packages) {
    CodeSending sending = new CodeSending();
    StreamObserver<CodeChunk> up = session.streams().storeCode(sending);
    for (CodeOffer one : wanted) {
      SourcePackages.Id id = new SourcePackages.Id(one.getName(), one.getVersion());
      pieces(id, packages.code().get(id), up::onNext);
    }
    up.onCompleted();
    sending.await();
  }

  /** A package piece by piece. */
  static void pieces(SourcePackages.Id id, ByteString code, Consumer<CodeChunk> to) {
    for (int at = 0; at < code.size(); at += CHUNK) {
      to.accept(
          CodeChunk.newBuilder()
              .setName(id.name())
              .setVersion(id.version())
              .setCode(code.substring(at, Math.min(code.size(), at + CHUNK)))
              .build());
    }
  }

  private void await() {
    try {
      Optional<Throwable> trouble = end.take();
      if (trouble.isPresent()) {
        throw Status.fromThrowable(trouble.get()).asRuntimeException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Status.CANCELLED.withDescription("interrupted").asRuntimeException();
    }
  }

  @Override
  public void onNext(CodeStored stored) {}

  @Override
  public void onError(Throwable trouble) {
    end.add(Optional.of(trouble));
  }

  @Override
  public void onCompleted() {
    end.add(Optional.empty());
  }
}
