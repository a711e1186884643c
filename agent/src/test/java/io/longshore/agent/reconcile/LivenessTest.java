package io.longshore.agent.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.agent.gate.GateReading;
import io.longshore.agent.loop.Specs;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LivenessTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Instant STARTED = NOW.minusSeconds(600);

  /** Served: how many seconds ago it was last seen to; a dash for never. */
  @ParameterizedTest(name = "of {0}: {1}, away {2}, silent {3}, served {4} s ago: {5}")
  @CsvSource({
    "zk1 zk2 zk3, PASS,    '',      false,   0, serves",
    "zk1 zk2 zk3, ENOUGH,  zk2,     false,   0, serves",
    "zk1 zk2 zk3, ENOUGH,  zk1,     false,   1, not yet",
    "zk1 zk2 zk3, ENOUGH,  zk1,     false, 119, not yet",
    "zk1 zk2 zk3, ENOUGH,  zk1,     false, 120, restart",
    // The same as a gate says it that asks about this one.
    "zk1 zk2 zk3, WAIT,    zk1,     false, 119, not yet",
    "zk1 zk2 zk3, WAIT,    zk1,     false, 120, restart",
    "zk1 zk2 zk3, WAIT,    zk1 zk2, false, 500, refused",
    // It has not served since it was started: it may still be coming up.
    "zk1 zk2 zk3, ENOUGH,  zk1,     false,   -, serves",
    "zk1 zk2 zk3, ENOUGH,  zk1,     false, 700, serves",
    // Another one is away too: a restart could cost what the rest needs.
    "zk1 zk2 zk3, ENOUGH,  zk1 zk2, false, 500, refused",
    // The rest is not enough, or nobody can tell.
    "zk1 zk2 zk3, WAIT,    '',      true,  500, serves",
    "zk1 zk2 zk3, WAIT,    '',      false, 500, serves",
    "zk1 zk2 zk3, UNKNOWN, '',      false, 500, serves",
    // One that is asked alone must not answer at all: a refusal may come of what it needs.
    "zk1,         WAIT,    '',      true,  500, restart",
    "zk1,         WAIT,    '',      true,   60, not yet",
    "zk1,         WAIT,    '',      false, 500, serves",
    "zk1,         UNKNOWN, '',      true,  500, serves",
    "zk1,         FAIL,    '',      false, 500, serves",
  })
  void only_what_served_and_has_ceased_while_the_rest_goes_on_is_started_anew(
      String targets,
      Verdict verdict,
      String away,
      boolean silent,
      String served,
      String expected) {
    Gate gate =
        new Gate(
            GateNames.ZOOKEEPER_QUORUM,
            Stream.of(targets.split(" "))
                .map(name -> new GateTarget(name, "192.168.31.86", 2181, "1"))
                .toList(),
            new TreeMap<>());
    ContainerSpec spec = Specs.container("zk1", "zookeeper", 2181, List.of(), gate);
    Map<String, Instant> last =
        served.equals("-") ? Map.of() : Map.of("zk1", NOW.minusSeconds(Long.parseLong(served)));
    List<String> missing = away.isEmpty() ? List.of() : List.of(away.split(" "));
    GateSeen reading =
        new GateSeen(verdict, "", missing, silent, List.of(), NOW, NOW, STARTED, last);
    assertEquals(expected, said(spec, reading));
  }

  @ParameterizedTest(name = "another agent saw it serve: {0}, watched for {1} s: {2}")
  @CsvSource({
    "false, 500, serves",
    "true,    0, not yet",
    "true,  119, not yet",
    "true,  120, restart",
  })
  void what_an_earlier_agent_saw_counts_and_patience_begins_anew(
      boolean known, int watched, String expected) {
    Gate gate =
        new Gate(
            GateNames.ZOOKEEPER_QUORUM,
            Stream.of("zk1", "zk2", "zk3")
                .map(name -> new GateTarget(name, "192.168.31.86", 2181, "1"))
                .toList(),
            new TreeMap<>(Map.of(GateNames.SELF, "zk1")));
    ContainerSpec spec = Specs.container("zk1", "zookeeper", 2181, List.of(), gate);
    GateReading told = GateReading.enough("", List.of("zk1")).concerning(gate);
    GateSeen reading =
        new GateSeen(
            told.verdict(),
            told.evidence(),
            told.missing(),
            told.silent(),
            List.of(),
            NOW,
            NOW,
            NOW.minusSeconds(watched),
            Map.of());
    assertEquals(expected, said(spec, reading, known));
  }

  /** Watched: for how many seconds its gate has been read without a gap. */
  @ParameterizedTest(name = "watched for {0} s: {1}")
  @CsvSource({"0, not yet", "119, not yet", "120, restart"})
  void patience_counts_only_while_somebody_watched(int watched, String expected) {
    Gate gate =
        new Gate(
            GateNames.ZOOKEEPER_QUORUM,
            List.of(new GateTarget("zk1", "192.168.31.86", 2181, "1")),
            new TreeMap<>());
    ContainerSpec spec = Specs.container("zk1", "zookeeper", 2181, List.of(), gate);
    Instant since = NOW.minusSeconds(watched);
    GateSeen reading =
        new GateSeen(
            Verdict.WAIT,
            "",
            List.of(),
            true,
            List.of(),
            NOW,
            NOW,
            since,
            Map.of("zk1", NOW.minusSeconds(500)));
    assertEquals(expected, said(spec, reading));
  }

  private static String said(ContainerSpec spec, GateSeen reading) {
    return said(spec, reading, false);
  }

  private static String said(ContainerSpec spec, GateSeen reading, boolean hasServed) {
    return Liveness.of(spec, reading, STARTED, hasServed)
        .map(
            ceased ->
                ceased.refusal().isPresent()
                    ? "refused"
                    : ceased.isOver(NOW) ? "restart" : "not yet")
        .orElse("serves");
  }
}
