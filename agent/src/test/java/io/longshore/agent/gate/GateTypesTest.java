package io.longshore.agent.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class GateTypesTest {
  private final List<GateType> types = GateTypes.make(FakeContext.PORTS);

  @Test
  void there_is_one_type_for_every_name_a_compiler_may_write() {
    assertEquals(
        Set.of(
            GateNames.RUNNING,
            GateNames.ZOOKEEPER_QUORUM,
            GateNames.KAFKA_IN_SYNC,
            GateNames.ORDERER_READY,
            GateNames.PEER_READY),
        types.stream().map(GateType::name).collect(Collectors.toSet()));
    assertEquals(5, types.size());
  }

  @Test
  void a_gate_without_targets_or_settings_is_a_reading_and_no_error() {
    for (GateType type : types) {
      GateReading reading = read(type);
      boolean running = type.name().equals(GateNames.RUNNING);
      assertEquals(running ? Verdict.PASS : Verdict.FAIL, reading.verdict(), type.name());
      assertFalse(reading.evidence().isBlank(), type.name());
    }
  }

  @Test
  void a_closed_type_may_be_closed_again() {
    types.forEach(GateType::close);
    types.forEach(GateType::close);
    assertTrue(types.stream().allMatch(type -> read(type) != null));
  }

  private static GateReading read(GateType type) {
    return type.read(new Gate(type.name(), List.of(), new TreeMap<>()), FakeContext.hasty());
  }
}
