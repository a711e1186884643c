package io.longshore.controller.fleet;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.longshore.base.Loop;
import io.longshore.proto.v1.ControllerMessage;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One agent's stream. Messages wait here while the agent does not read; one that lets too many wait
 * is cut off, so that a stuck host costs the controller a bounded amount of memory.
 */
final class GrpcHostChannel implements HostChannel {
  private static final int MOST_WAITING = 64;

  private final String host;
  private final X509Certificate certificate;
  private final ServerCallStreamObserver<ControllerMessage> down;
  private final Deque<ControllerMessage> waiting = new ArrayDeque<>();
  private boolean closed;

  GrpcHostChannel(
      String host,
      X509Certificate certificate,
      ServerCallStreamObserver<ControllerMessage> down,
      Loop loop) {
    this.host = host;
    this.certificate = certificate;
    this.down = down;
    down.setOnReadyHandler(() -> loop.submit("drain " + host, this::drain));
    down.setOnCancelHandler(() -> loop.submit("cancel " + host, () -> closed = true));
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public Optional<X509Certificate> certificate() {
    return Optional.of(certificate);
  }

  @Override
  public void send(ControllerMessage message) {
    if (closed) {
      return;
    }
    waiting.add(message);
    drain();
    if (waiting.size() > MOST_WAITING) {
      close("the agent does not read what it is sent");
    }
  }

  @Override
  public void close(String why) {
    if (!closed) {
      closed = true;
      waiting.clear();
      if (!down.isCancelled()) {
        down.onError(Status.ABORTED.withDescription(why).asRuntimeException());
      }
    }
  }

  private void drain() {
    while (!closed && !down.isCancelled() && down.isReady() && !waiting.isEmpty()) {
      down.onNext(waiting.poll());
    }
  }
}
