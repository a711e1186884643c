package io.longshore.controller.operator;

import io.grpc.stub.ServerCallStreamObserver;
import io.longshore.proto.v1.ApplyEvent;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.PlanReply;
import io.longshore.proto.v1.RunEnd;

/** An operator's command at the other end of a stream; when it goes, the run goes on without it. */
final class ApplyStream implements ApplyObserver {
  private final ServerCallStreamObserver<ApplyEvent> down;

  ApplyStream(ServerCallStreamObserver<ApplyEvent> down) {
    this.down = down;
  }

  @Override
  public void refused(PlanReply why) {
    send(ApplyEvent.newBuilder().setRefused(why).build());
    complete();
  }

  @Override
  public void accepted(PlanReply plan) {
    send(ApplyEvent.newBuilder().setAccepted(plan).build());
  }

  /** One who reads slowly misses views, each of which is whole. */
  @Override
  public void view(FleetView view) {
    if (down.isReady()) {
      send(ApplyEvent.newBuilder().setView(view).build());
    }
  }

  @Override
  public void ended(RunEnd end) {
    send(ApplyEvent.newBuilder().setEnd(end).build());
    complete();
  }

  @Override
  public boolean gone() {
    return down.isCancelled();
  }

  private void send(ApplyEvent event) {
    if (!down.isCancelled()) {
      down.onNext(event);
    }
  }

  private void complete() {
    if (!down.isCancelled()) {
      down.onCompleted();
    }
  }
}
