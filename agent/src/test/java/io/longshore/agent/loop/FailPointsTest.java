package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.model.DesiredHost;
import io.longshore.model.ObservedContainer;
import io.longshore.model.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The agent is killed at each single call to its engine and each single write to its disk, on the
 * way from an empty host over a changed spec to a container that ended: before it takes effect, and
 * after.
 */
class FailPointsTest {
  private static final Duration STEP = Duration.ofMillis(200);
  private static final int MOST_STEPS = 600;
  private static final DesiredHost FIRST = Specs.full(1);
  private static final DesiredHost SECOND =
      Specs.host(2, Specs.zookeeper(), Specs.kafka("V", "2"), Specs.orderer());

  @TempDir Path folder;

  @ParameterizedTest(name = "killed after its effect: {0}")
  @ValueSource(booleans = {false, true})
  void an_agent_killed_at_any_call_to_its_engine_goes_on_from_there(boolean after)
      throws IOException {
    CallFaults none = new CallFaults();
    run("whole", none);
    assertTrue(none.calls() > 20, () -> none.calls() + " calls");
    for (int call = 0; call < none.calls(); call++) {
      CallFaults faults = new CallFaults();
      faults.killAtCall(call, after);
      run("call " + call, faults);
    }
  }

  @ParameterizedTest(name = "killed after its effect: {0}")
  @ValueSource(booleans = {false, true})
  void an_agent_killed_at_any_write_goes_on_from_there(boolean after) throws IOException {
    CallFaults none = new CallFaults();
    run("whole", none);
    assertTrue(none.writes() > 5, () -> none.writes() + " writes");
    for (int write = 0; write < none.writes(); write++) {
      CallFaults faults = new CallFaults();
      faults.killAtWrite(write, after);
      run("write " + write, faults);
    }
  }

  private void run(String where, CallFaults faults) throws IOException {
    Parts parts = new Parts();
    parts.engine = faults::before;
    parts.process = faults::before;
    Rig rig = new Rig(Files.createDirectory(folder.resolve(where)), parts);
    begin(rig, FIRST);
    settle(where, rig, FIRST);
    send(rig, SECOND);
    settle(where, rig, SECOND);
    rig.engine.crash("zk1", 1);
    settle(where, rig, SECOND);
    Map<String, Long> calls =
        rig.engine.journal().stream()
            .filter(call -> call.matches("(create|start|stop|remove) .*"))
            .collect(Collectors.groupingBy(call -> call, TreeMap::new, Collectors.counting()));
    Map<String, Long> expected =
        new TreeMap<>(
            Map.of(
                "create zk1",
                1L,
                "create kafka1",
                2L,
                "create orderer1",
                1L,
                "start zk1",
                2L,
                "start kafka1",
                2L,
                "start orderer1",
                1L,
                "stop kafka1",
                1L,
                "remove kafka1",
                1L));
    assertEquals(expected, calls, where);
  }

  private static void begin(Rig rig, DesiredHost desired) {
    boolean begun = false;
    while (!begun) {
      try {
        rig.start();
        begun = true;
      } catch (Killed again) {
        rig.kill();
      }
    }
    send(rig, desired);
  }

  private static void send(Rig rig, DesiredHost desired) {
    if (rig.link.inbox.greeting().generation() != desired.generation()) {
      rig.send(desired);
    }
  }

  private static void settle(String where, Rig rig, DesiredHost desired) {
    for (int step = 0; step < MOST_STEPS; step++) {
      try {
        rig.run(STEP);
      } catch (Killed now) {
        rig.kill();
        begin(rig, desired);
      }
      if (isAsMeant(rig, desired)) {
        return;
      }
    }
    throw new AssertionError(where + ": " + rig.engine.journal());
  }

  private static boolean isAsMeant(Rig rig, DesiredHost desired) {
    return !rig.link.reports.isEmpty()
        && rig.link.last().generation() == desired.generation()
        && rig.link.last().containers().stream()
            .map(ObservedContainer::phase)
            .allMatch(Phase.READY::equals)
        && desired.containers().stream()
            .allMatch(
                spec ->
                    rig.engine
                        .look(spec.name())
                        .filter(one -> one.state() == ContainerState.RUNNING)
                        .map(EngineContainer::fingerprint)
                        .filter(desired.fingerprint(spec).hex()::equals)
                        .isPresent());
  }
}
