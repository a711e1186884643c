package io.longshore.controller.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Digest;
import io.longshore.base.InMemoryStateDir;
import io.longshore.controller.store.SmokeRecords;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.link.GrpcFabricLink;
import io.longshore.controller.workload.fabric.client.link.NetworkFixture;
import io.longshore.controller.workload.fabric.client.step.StepRunner;
import io.longshore.proto.v1.ChannelEvent;
import io.longshore.proto.v1.ChannelStep;
import io.longshore.proto.v1.ChannelsEnd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelRunTest {
  @TempDir private Path folder;
  private FakeNetwork net;

  @BeforeEach
  void start() throws Exception {
    net = new FakeNetwork(folder);
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void makes_a_channel_once_and_finds_nothing_to_do_afterwards() {
    List<ChannelEvent> first = make(Optional.empty());
    assertEquals(
        List.of("ALREADY_SO", "DONE", "ALREADY_SO", "DONE", "DONE"),
        states(first),
        first::toString);
    assertEquals("DONE", end(first).getOutcome());
    List<ChannelEvent> second = make(Optional.empty());
    assertEquals(Collections.nCopies(5, "ALREADY_SO"), states(second));
    assertEquals("NOTHING_TO_DO", end(second).getOutcome());
    assertEquals(0, end(second).getExitCode());
    assertEquals(2, net.orderer.taken().size());
    assertEquals(1, net.peer.asked().stream().filter("cscc JoinChain"::equals).count());
  }

  @Test
  void stops_at_the_first_step_that_cannot_be_made_and_counts_what_is_left() {
    net.orderer.refuse("testchainid", Status.SERVICE_UNAVAILABLE);
    List<ChannelEvent> events = make(Optional.empty());
    assertEquals(List.of("NOT_YET"), states(events));
    assertEquals("STOPPED", end(events).getOutcome());
    assertEquals(5, end(events).getLeft());
    assertEquals(5, end(events).getExitCode());
    assertEquals(List.of(), net.peer.asked());
  }

  @Test
  void does_not_take_another_channel_of_the_same_name_for_the_one_it_made() {
    make(Optional.empty());
    List<ChannelEvent> events = make(Optional.of(Digest.of(new byte[1])));
    assertEquals(List.of("ALREADY_SO", "REFUSED"), states(events));
    ChannelStep refused = steps(events).get(1);
    assertTrue(refused.getEvidence().contains("another channel"), refused::toString);
    assertEquals(1, end(events).getExitCode());
  }

  private List<ChannelEvent> make(Optional<Digest> recorded) {
    List<ChannelEvent> events = new ArrayList<>();
    try (GrpcFabricLink link = new GrpcFabricLink(Duration.ofSeconds(20))) {
      FabricConversation fabric =
          new FabricConversation(net.network, net.materials, link, NetworkFixture.stamps());
      BoundSteps steps =
          new BoundSteps(
              fabric,
              channel -> recorded,
              id -> Finding.unknown(new Setback.NotYet("no package of " + id)),
              new SmokeSteps(fabric, new SmokeRecords(new InMemoryStateDir()), "n", net.clock),
              new FakeHosts());
      new ChannelRun(net.clock, runner(), step -> step.accept(steps), (step, so) -> {}, events::add)
          .make(StepOrder.of(net.network, true));
    }
    return events;
  }

  private StepRunner runner() {
    return new StepRunner(
        net.clock,
        time -> {
          net.clock.advance(time);
          return true;
        },
        Duration.ofSeconds(1),
        Duration.ofSeconds(3));
  }

  private static List<ChannelStep> steps(List<ChannelEvent> events) {
    return events.stream()
        .filter(ChannelEvent::hasStep)
        .map(ChannelEvent::getStep)
        .filter(step -> !step.getState().equals("WORKING"))
        .toList();
  }

  private static List<String> states(List<ChannelEvent> events) {
    return steps(events).stream().map(ChannelStep::getState).toList();
  }

  private static ChannelsEnd end(List<ChannelEvent> events) {
    return events.get(events.size() - 1).getEnd();
  }
}
