package io.longshore.controller.operator;

import io.longshore.base.Loop;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.fleet.HostState;
import io.longshore.controller.fleet.Links;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.store.DesiredStore;
import io.longshore.model.Hold;
import io.longshore.proto.v1.HoldOrder;
import io.longshore.proto.v1.HoldReply;
import io.longshore.proto.v1.HoldRequest;
import io.longshore.wire.ModelCodec;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes a person's word to leave a container alone to its host, which keeps it, and answers when
 * the host says it has it. On the loop only.
 */
final class HoldDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Loop loop;
  private final Clock clock;
  private final FleetState fleet;
  private final DesiredStore desired;
  private final Links links;
  private int asked;

  HoldDesk(Loop loop, Clock clock, FleetState fleet, DesiredStore desired, Links links) {
    this.loop = loop;
    this.clock = clock;
    this.fleet = fleet;
    this.desired = desired;
    this.links = links;
  }

  void ask(HoldRequest request, String by, Consumer<HoldReply> answer) {
    String host = request.getHost();
    boolean known =
        desired.held(host).flatMap(told -> told.container(request.getContainer())).isPresent();
    boolean release = request.getReason().isBlank();
    boolean held = seen(request).isPresent();
    if (!known && !(release && held)) {
      answer.accept(refusal(request, "no such container was ever applied", "controller status"));
      return;
    }
    HoldOrder.Builder order = HoldOrder.newBuilder().setRelease(release);
    order
        .getHoldBuilder()
        .setContainer(request.getContainer())
        .setReason(request.getReason())
        .setBy(by)
        .setSinceMs(clock.instant().toEpochMilli());
    if (!links.order(host, order.build())) {
      answer.accept(
          refusal(
              request,
              "host " + host + " does not answer",
              "on the host: systemctl status longshore-agent"));
      return;
    }
    await(request, order.build(), PATIENCE, "hold " + asked++, answer);
  }

  private void await(
      HoldRequest request, HoldOrder order, Duration rest, String tag, Consumer<HoldReply> answer) {
    Optional<Hold> kept = seen(request);
    boolean so =
        order.getRelease()
            ? kept.isEmpty()
            : kept.map(ModelCodec::toProto).equals(Optional.of(order.getHold()));
    if (so) {
      HoldReply.Builder reply = HoldReply.newBuilder();
      kept.ifPresent(hold -> reply.setHold(ModelCodec.toProto(hold)));
      answer.accept(reply.build());
    } else if (rest.isNegative()) {
      answer.accept(
          refusal(
              request,
              "host " + request.getHost() + " was told and has not said that it is so",
              "controller status tells when it is; an older agent knows no holds"));
    } else {
      loop.after(tag, LOOK_AGAIN, () -> await(request, order, rest.minus(LOOK_AGAIN), tag, answer));
    }
  }

  private Optional<Hold> seen(HoldRequest request) {
    HostState host = fleet.fleet().host(request.getHost());
    return host.observed().flatMap(seen -> seen.hold(request.getContainer()));
  }

  private static HoldReply refusal(HoldRequest request, String what, String remedy) {
    String place = request.getHost() + "/" + request.getContainer();
    Problem problem = new Problem("", 0, place, what, "", remedy, Exit.UNREACHABLE);
    return HoldReply.newBuilder().setProblem(Replies.problem(problem)).build();
  }
}
