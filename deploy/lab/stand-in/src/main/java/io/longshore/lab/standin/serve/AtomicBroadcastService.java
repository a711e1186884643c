package io.longshore.lab.standin.serve;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.longshore.lab.standin.LogLines;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;

/** {@code orderer.AtomicBroadcast}: takes envelopes to order, and gives the blocks they are in. */
public final class AtomicBroadcastService extends AtomicBroadcastGrpc.AtomicBroadcastImplBase {
  private final Channels channels;
  private final Clock clock;
  private final Duration timeWindow;
  private final Executor deliveries;
  private final LogLines lines;

  /**
   * @param deliveries where streams of blocks are served; each may wait for long
   */
  public AtomicBroadcastService(
      Channels channels, Clock clock, Duration timeWindow, Executor deliveries, LogLines lines) {
    this.channels = channels;
    this.clock = clock;
    this.timeWindow = timeWindow;
    this.deliveries = deliveries;
    this.lines = lines;
  }

  @Override
  public StreamObserver<Envelope> broadcast(StreamObserver<BroadcastResponse> responses) {
    return new StreamObserver<>() {
      private boolean isOver;

      @Override
      public void onNext(Envelope envelope) {
        if (isOver) {
          return;
        }
        BroadcastResponse response = order(envelope);
        responses.onNext(response);
        // The real orderer hangs up after a refusal.
        if (response.getStatus() != Status.SUCCESS) {
          isOver = true;
          responses.onCompleted();
        }
      }

      @Override
      public void onError(Throwable gone) {
        isOver = true;
      }

      @Override
      public void onCompleted() {
        if (!isOver) {
          responses.onCompleted();
        }
      }
    };
  }

  @Override
  public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> responses) {
    return new DeliverStream(
        (ServerCallStreamObserver<DeliverResponse>) responses,
        envelope -> DeliverRules.answer(channels, envelope, clock.instant(), timeWindow),
        deliveries,
        lines);
  }

  private BroadcastResponse order(Envelope envelope) {
    ServedChannel channel = BroadcastRules.channel(channels, envelope);
    Optional<BroadcastRules.Refusal> refusal =
        BroadcastRules.objection(channel, envelope, clock.instant())
            .or(
                () ->
                    channel
                        .ordering()
                        .order(envelope)
                        .map(info -> new BroadcastRules.Refusal(Status.SERVICE_UNAVAILABLE, info)));
    refusal.ifPresent(
        why ->
            lines.warning(
                "orderer.common.broadcast",
                "[channel: %s] Rejecting broadcast with %s: %s",
                channel.config().channelId(),
                why.status(),
                why.info()));
    return BroadcastResponse.newBuilder()
        .setStatus(refusal.map(BroadcastRules.Refusal::status).orElse(Status.SUCCESS))
        .setInfo(refusal.map(BroadcastRules.Refusal::info).orElse(""))
        .build();
  }
}
