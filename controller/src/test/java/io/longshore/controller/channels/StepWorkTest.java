package io.longshore.controller.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.InMemoryStateDir;
import io.longshore.controller.rollout.Outcome;
import io.longshore.controller.store.ChannelRecords;
import io.longshore.controller.store.CodeStore;
import io.longshore.controller.store.SmokeRecords;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.link.GrpcFabricLink;
import io.longshore.controller.workload.fabric.client.link.NetworkFixture;
import io.longshore.controller.workload.fabric.client.step.Decision;
import io.longshore.controller.workload.fabric.client.step.Step;
import io.longshore.proto.v1.ChannelStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepWorkTest {
  @TempDir private Path folder;
  private final InMemoryStateDir state = new InMemoryStateDir();
  private final GrpcFabricLink link = new GrpcFabricLink(Duration.ofSeconds(20));
  private FakeNetwork net;

  @BeforeEach
  void start() throws Exception {
    net = new FakeNetwork(folder);
  }

  @AfterEach
  void stop() {
    link.close();
    net.close();
  }

  @Test
  void begins_nothing_before_its_nodes_serve() {
    StepWork work = work();
    work.serving(needs -> false);
    assertEquals(Collections.nCopies(5, "WAITING"), states(work));
    work.serving(needs -> needs.nodes().isEmpty());
    assertEquals(List.of("ALREADY_SO", "DONE", "ALREADY_SO", "WAITING", "DONE"), states(work));
    work.serving(needs -> true);
    assertEquals(List.of("ALREADY_SO", "DONE", "ALREADY_SO", "DONE", "DONE"), states(work));
    assertEquals("", work.waitsFor());
    assertEquals(5, work.stage().ready());
  }

  @Test
  void a_second_process_finds_everything_so() {
    work().serving(needs -> true);
    StepWork second = work();
    second.serving(needs -> true);
    assertEquals(Collections.nCopies(5, "ALREADY_SO"), states(second));
    assertEquals(2, net.orderer.taken().size());
  }

  @Test
  void is_stuck_at_a_step_that_cannot_be_made_and_goes_no_further() {
    net.orderer.refuse("testchainid", Status.SERVICE_UNAVAILABLE);
    StepWork work = work();
    work.serving(needs -> true);
    assertEquals(List.of("NOT_YET", "WAITING", "WAITING", "WAITING", "WAITING"), states(work));
    assertEquals(Outcome.DEADLINE, work.stuck().orElseThrow().outcome());
    assertTrue(work.waitsFor().startsWith("testchainid is configured"), work::waitsFor);
  }

  @Test
  void what_others_have_to_agree_to_is_told_and_holds_up_nothing() {
    StepWork work =
        work(
            bound ->
                step ->
                    step instanceof PlannedStep.Configure configure
                            && configure.title().startsWith("mychannel")
                        ? Finding.of(new Undecided())
                        : bound.apply(step));
    work.serving(needs -> true);
    assertEquals(List.of("ALREADY_SO", "DONE", "AWAITS_OTHERS", "DONE", "DONE"), states(work));
    assertEquals(List.of("batch is left: Org9 has to agree"), work.awaits());
    assertEquals("", work.waitsFor());
    assertEquals(Optional.empty(), work.stuck());
    assertEquals(4, work.stage().ready());
  }

  private static final class Undecided implements Step {
    @Override
    public String title() {
      return "mychannel is configured";
    }

    @Override
    public Finding<Decision> observe() {
      return Finding.of(new Decision.Await("batch is left: Org9 has to agree"));
    }

    @Override
    public io.longshore.controller.workload.fabric.client.answer.Outcome act() {
      throw new AssertionError("nobody agreed to it");
    }
  }

  @Test
  void begins_nothing_once_it_is_stopped() {
    StepWork work = work();
    work.stop();
    work.serving(needs -> true);
    assertEquals(Collections.nCopies(5, "WAITING"), states(work));
    assertEquals(Optional.empty(), work.stuck());
  }

  private StepWork work() {
    return work(bound -> bound);
  }

  private StepWork work(UnaryOperator<Function<PlannedStep, Finding<Step>>> otherwise) {
    Conversations.Conversation conversation =
        new Conversations(
                () -> Optional.of(net.materials),
                new ChannelRecords(state),
                new SmokeRecords(state),
                new CodeStore(state),
                net.clock,
                NetworkFixture.stamps(),
                link,
                new FakeHosts())
            .with(net.network, net.materials, Set::of);
    return new StepWork(
        net.clock,
        net.clock.instant(),
        Runnable::run,
        Duration.ofSeconds(30),
        time -> {
          net.clock.advance(time);
          return true;
        },
        otherwise.apply(conversation::bind),
        conversation::note,
        () -> {},
        StepOrder.of(net.network, true));
  }

  private static List<String> states(StepWork work) {
    return work.view().stream().map(ChannelStep::getState).toList();
  }
}
