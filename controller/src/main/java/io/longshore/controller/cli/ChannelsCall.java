package io.longshore.controller.cli;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.controller.channels.SourcePackages;
import io.longshore.proto.v1.ChannelEvent;
import io.longshore.proto.v1.ChannelsBegin;
import io.longshore.proto.v1.ChannelsRequest;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One call for channels: everything is sent, then its events are read one by one. */
final class ChannelsCall implements StreamObserver<ChannelEvent> {
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

  private ChannelsCall() {}

  /** Sends the request and its packages, in pieces that the controller takes. */
  static ChannelsCall begin(
      Session session, ChannelsBegin begin, Optional<SourcePackages> packages) {
    ChannelsCall call = new ChannelsCall();
    StreamObserver<ChannelsRequest> up = session.streams().applyChannels(call);
    up.onNext(ChannelsRequest.newBuilder().setBegin(begin).build());
    packages.ifPresent(all -> all.code().forEach((id, code) -> send(id, code, up)));
    up.onCompleted();
    return call;
  }

  private static void send(
      SourcePackages.Id id, ByteString code, StreamObserver<ChannelsRequest> up) {
    CodeSending.pieces(
        id, code, chunk -> up.onNext(ChannelsRequest.newBuilder().setCode(chunk).build()));
  }

  /**
   * The next event; an empty one when there are no more.
   *
   * @throws io.grpc.StatusRuntimeException the conversation has failed
   */
  ChannelEvent next() {
    try {
      Heard next = heard.take();
      if (next.trouble().isPresent()) {
        throw Status.fromThrowable(next.trouble().get()).asRuntimeException();
      }
      return next.event();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Status.CANCELLED.withDescription("interrupted").asRuntimeException();
    }
  }

  @Override
  public void onNext(ChannelEvent event) {
    heard.add(new Heard(event, Optional.empty()));
  }

  @Override
  public void onError(Throwable trouble) {
    heard.add(new Heard(ChannelEvent.getDefaultInstance(), Optional.of(trouble)));
  }

  @Override
  public void onCompleted() {
    heard.add(new Heard(ChannelEvent.getDefaultInstance(), Optional.empty()));
  }

  private record Heard(ChannelEvent event, Optional<Throwable> trouble) {}
}
