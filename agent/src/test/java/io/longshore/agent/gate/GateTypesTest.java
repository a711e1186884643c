package io.longshore.agent.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.Verdict;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class GateTypesTest {
  private final GateTypes types = new GateTypes(FakeContext.PORTS);

  @Test
  void there_is_one_type_for_every_name_a_compiler_may_write() {
    assertEquals(
        List.of(
            GateNames.RUNNING,
            GateNames.TCP,
            GateNames.HTTP,
            GateNames.ZOOKEEPER_QUORUM,
            GateNames.KAFKA_IN_SYNC,
            GateNames.ORDERER_READY,
            GateNames.PEER_READY,
            GateNames.COUCHDB_READY),
        GateTypes.ALL.stream().map(GateTypes.Entry::name).toList());
    for (GateTypes.Entry entry : GateTypes.ALL) {
      try (GateType type = entry.make().apply(FakeContext.PORTS)) {
        assertEquals(entry.name(), type.name());
      }
    }
  }

  @Test
  void a_gate_without_targets_or_settings_is_a_reading_and_no_error() {
    for (GateTypes.Entry entry : GateTypes.ALL) {
      GateReading reading = read(entry.name());
      boolean running = entry.name().equals(GateNames.RUNNING);
      assertEquals(running ? Verdict.PASS : Verdict.FAIL, reading.verdict(), entry.name());
      assertFalse(reading.evidence().isBlank(), entry.name());
    }
  }

  @Test
  void a_type_that_is_not_known_here_stays_shut_and_says_so() {
    assertEquals(
        new GateReading(
            Verdict.UNKNOWN,
            "this agent knows no gate called etcd-health: it is older than its controller"),
        read("etcd-health"));
  }

  @Test
  void closing_twice_is_as_good_as_once() {
    read(GateNames.KAFKA_IN_SYNC);
    types.close();
    types.close();
    assertEquals(Verdict.PASS, read(GateNames.RUNNING).verdict());
  }

  private GateReading read(String type) {
    return types.read(new Gate(type, List.of(), new TreeMap<>()), FakeContext.hasty());
  }
}
