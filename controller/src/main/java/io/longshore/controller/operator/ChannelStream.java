package io.longshore.controller.operator;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.longshore.base.FailureException;
import io.longshore.controller.spec.Problem;
import io.longshore.proto.v1.ChannelEvent;
import io.longshore.proto.v1.ChannelsRefused;
import java.util.List;

/** An operator's command that watches channels being made; when it goes, the work goes on. */
final class ChannelStream {
  private final ServerCallStreamObserver<ChannelEvent> down;

  ChannelStream(ServerCallStreamObserver<ChannelEvent> down) {
    this.down = down;
  }

  void send(ChannelEvent event) {
    if (!down.isCancelled()) {
      down.onNext(event);
    }
  }

  void refuse(List<Problem> problems) {
    ChannelsRefused.Builder refused = ChannelsRefused.newBuilder();
    problems.stream().sorted().map(Replies::problem).forEach(refused::addProblems);
    send(ChannelEvent.newBuilder().setRefused(refused).build());
    complete();
  }

  void complete() {
    if (!down.isCancelled()) {
      down.onCompleted();
    }
  }

  void fail(Throwable trouble) {
    String said =
        trouble instanceof FailureException failed
            ? failed.failure().toString()
            : "the controller failed at this; its log says more";
    if (!down.isCancelled()) {
      down.onError(Status.INTERNAL.withDescription(said).asRuntimeException());
    }
  }
}
