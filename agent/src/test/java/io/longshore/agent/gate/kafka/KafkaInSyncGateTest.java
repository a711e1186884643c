package io.longshore.agent.gate.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.gate.FakeContext;
import io.longshore.agent.gate.FakeServer;
import io.longshore.agent.gate.GateReading;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.TopicSeen;
import io.longshore.model.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Four brokers on loopback, each with a view of its own. */
@Timeout(60)
final class KafkaInSyncGateTest {
  private final List<FakeBroker> brokers = new ArrayList<>();
  private final KafkaInSyncGate gate = new KafkaInSyncGate(FakeContext.PORTS);

  @BeforeEach
  void start() throws IOException {
    for (int i = 1; i <= 4; i++) {
      FakeBroker broker = new FakeBroker();
      for (int id = 1; id <= 4; id++) {
        broker.brokers.put(id, "kafka" + id);
      }
      broker.topics.put("mychannel", List.of(new int[] {3, 3}));
      brokers.add(broker);
    }
  }

  @AfterEach
  void stop() throws IOException {
    gate.close();
    for (FakeBroker broker : brokers) {
      broker.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void judges(String what, Consumer<List<FakeBroker>> change, Verdict verdict, String evidence) {
    change.accept(brokers);
    assertEquals(new GateReading(verdict, evidence), read().telling(List.of()));
  }

  @Test
  void tells_of_every_topic_what_its_worst_partition_and_its_settings_are() {
    for (FakeBroker broker : brokers) {
      broker.topics.put("twofold", List.of(new int[] {3, 3}, new int[] {2, 1}));
      broker.stated.put("mychannel", "2");
      broker.defaults.put("retention.ms", "604800000");
    }
    assertEquals(
        List.of(
            new TopicSeen("mychannel", 1, 3, 3, "2", "604800000", "false"),
            new TopicSeen("twofold", 2, 2, 1, "1", "604800000", "false")),
        read().topics());
  }

  @Test
  void tells_of_no_topic_when_no_broker_can_be_understood() {
    brokers.forEach(broker -> broker.insteadOfAnswer = new byte[] {0, 0, 0, 1, 7});
    assertEquals(List.of(), read().topics());
  }

  static Stream<Arguments> situations() {
    return Stream.of(
        row(
            "a whole cluster",
            all -> {},
            Verdict.PASS,
            "4 of 4 brokers registered, controller kafka1, 1 partitions in sync"),
        row(
            "a fresh cluster without topics",
            all -> all.forEach(broker -> broker.topics.clear()),
            Verdict.PASS,
            "4 of 4 brokers registered, controller kafka1, 0 partitions in sync"),
        row(
            "one broker not yet registered",
            all -> all.forEach(broker -> broker.brokers.remove(4)),
            Verdict.WAIT,
            "3 of 4 brokers registered, missing kafka4 (id 4)"),
        row(
            "one broker that has not heard of another",
            all -> all.get(2).brokers.remove(4),
            Verdict.WAIT,
            "kafka3 sees 3 of 4 brokers registered, missing kafka4 (id 4)"),
        row(
            "brokers that know only themselves",
            all -> {
              all.get(0).brokers.keySet().retainAll(List.of(1));
              all.get(1).brokers.keySet().retainAll(List.of(2));
            },
            Verdict.WAIT,
            "kafka1 sees 1 of 4 brokers registered, missing kafka2 (id 2) and kafka3 (id 3) and"
                + " kafka4 (id 4); kafka2 sees 1 of 4 brokers registered, missing kafka1 (id 1) and"
                + " kafka3 (id 3) and kafka4 (id 4); kafka2 knows no controller"),
        row(
            "a broker under another name",
            all -> all.forEach(broker -> broker.brokers.put(2, "localhost")),
            Verdict.WAIT,
            "broker 2 advertises localhost, not kafka2"),
        row(
            "a broker that the spec no longer names",
            all -> all.get(3).brokers.put(5, "kafka5"),
            Verdict.PASS,
            "4 of 4 brokers registered, controller kafka1, 1 partitions in sync; broker 5 (kafka5)"
                + " is registered and not expected"),
        row(
            "a broker that the spec no longer names is the controller",
            all ->
                all.forEach(
                    broker -> {
                      broker.brokers.put(5, "kafka5");
                      broker.controller = 5;
                    }),
            Verdict.PASS,
            "4 of 4 brokers registered, controller kafka5, 1 partitions in sync; broker 5 (kafka5)"
                + " is registered and not expected"),
        row(
            "no controller",
            all -> all.get(1).controller = -1,
            Verdict.WAIT,
            "kafka2 knows no controller"),
        row(
            "a partition below its minimum",
            all -> all.forEach(broker -> broker.topics.put("mychannel", List.of(new int[] {3, 1}))),
            Verdict.WAIT,
            "mychannel/0 in-sync 1 of 3, needs 2"),
        row(
            "a partition at the brokers' minimum and below its topic's own",
            all ->
                all.forEach(
                    broker -> {
                      broker.topics.put("mychannel", List.of(new int[] {3, 3}, new int[] {3, 2}));
                      broker.stated.put("mychannel", "3");
                    }),
            Verdict.WAIT,
            "mychannel/1 in-sync 2 of 3, needs 3"),
        row(
            "a partition below the brokers' minimum and at its topic's own",
            all ->
                all.forEach(
                    broker -> {
                      broker.topics.put("mychannel", List.of(new int[] {3, 1}));
                      broker.stated.put("mychannel", "1");
                    }),
            Verdict.PASS,
            "4 of 4 brokers registered, controller kafka1, 1 partitions in sync"),
        row(
            "a partition without a leader",
            all -> all.forEach(broker -> broker.topics.put("mychannel", List.of(new int[] {3, 0}))),
            Verdict.WAIT,
            "mychannel/0 has no leader"),
        row(
            "a partition that can never have enough",
            all -> all.forEach(broker -> broker.topics.put("mychannel", List.of(new int[] {1, 1}))),
            Verdict.FAIL,
            "mychannel/0 has 1 replicas, needs 2 in sync"),
        row(
            "more findings than fit a line",
            all ->
                all.forEach(
                    broker ->
                        broker.topics.put("t", java.util.Collections.nCopies(7, new int[] {3, 1}))),
            Verdict.WAIT,
            "t/0 in-sync 1 of 3, needs 2; t/1 in-sync 1 of 3, needs 2; t/2 in-sync 1 of 3, needs"
                + " 2; t/3 in-sync 1 of 3, needs 2; and 3 more"),
        row(
            "an answer to another question",
            all -> all.get(0).correlationOffset = 1,
            Verdict.WAIT,
            "kafka1 does not answer (its answer is not Kafka's)"),
        row(
            "something else on the port",
            all -> all.get(0).insteadOfAnswer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(),
            Verdict.WAIT,
            "kafka1 does not answer (its answer is not Kafka's)"),
        row(
            "a count that the bytes do not bear out",
            all -> all.get(0).insteadOfAnswer = new byte[] {0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0, 9},
            Verdict.WAIT,
            "kafka1 does not answer (its answer is not Kafka's)"),
        row(
            "a count beyond reason",
            all -> all.get(0).insteadOfAnswer = new byte[] {0, 0, 0, 8, 0, 0, 0, 1, 127, 0, 0, 9},
            Verdict.WAIT,
            "kafka1 does not answer (its answer is not Kafka's)"));
  }

  @Test
  void a_broker_that_is_down_is_named_first() throws IOException {
    brokers.get(3).close();
    List<GateTarget> targets = targets();
    targets.set(3, new GateTarget("kafka4", "127.0.0.1", FakeServer.deadPort(), "4"));
    brokers.forEach(broker -> broker.brokers.remove(4));
    assertEquals(
        new GateReading(
            Verdict.WAIT,
            "kafka4 does not answer (connection refused); 3 of 4 brokers registered, missing"
                + " kafka4 (id 4)"),
        gate.read(gate(targets, "2"), FakeContext.patient()).telling(List.of()));
  }

  @Test
  void a_silent_broker_leaves_time_for_the_rest() throws IOException {
    try (FakeServer silent = FakeServer.silent()) {
      List<GateTarget> targets = targets();
      targets.set(0, new GateTarget("kafka1", "127.0.0.1", silent.port(), "1"));
      assertEquals(
          new GateReading(Verdict.WAIT, "kafka1 does not answer (no answer in time)"),
          gate.read(gate(targets, "2"), new FakeContext(Map.of(), java.time.Duration.ofSeconds(4)))
              .telling(List.of()));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lostBrokers")
  void judges_when_kafka4_is_away(
      String what, Consumer<List<FakeBroker>> change, Verdict verdict, String evidence)
      throws IOException {
    brokers.get(3).close();
    brokers.forEach(broker -> broker.brokers.remove(4));
    change.accept(brokers);
    List<GateTarget> targets = targets();
    targets.set(3, new GateTarget("kafka4", "127.0.0.1", FakeServer.deadPort(), "4"));
    GateReading reading = gate.read(gate(targets, "2", "3", "kafka1"), FakeContext.patient());
    assertEquals(verdict + ": " + evidence, reading.verdict() + ": " + reading.evidence());
  }

  static Stream<Arguments> lostBrokers() {
    String gone = "kafka4 does not answer (connection refused)";
    String missing = gone + "; 3 of 4 brokers registered, missing kafka4 (id 4)";
    return Stream.of(
        row(
            "enough are left",
            all -> {},
            Verdict.ENOUGH,
            "3 of 4 brokers serve, controller kafka1, 1 partitions in sync; " + missing),
        row(
            "its registration has not run out yet",
            all -> all.forEach(broker -> broker.brokers.put(4, "kafka4")),
            Verdict.ENOUGH,
            "3 of 4 brokers serve, controller kafka1, 1 partitions in sync; " + gone),
        row(
            "it still is the controller in everyone's view",
            all ->
                all.forEach(
                    broker -> {
                      broker.brokers.put(4, "kafka4");
                      broker.controller = 4;
                    }),
            Verdict.WAIT,
            gone),
        row(
            "the others disagree",
            all -> all.get(0).brokers.put(4, "kafka4"),
            Verdict.WAIT,
            gone
                + "; kafka2 sees 3 of 4 brokers registered, missing kafka4 (id 4); kafka3 sees 3 of"
                + " 4 brokers registered, missing kafka4 (id 4)"),
        row(
            "a partition has too few in sync",
            all -> all.forEach(broker -> broker.topics.put("mychannel", List.of(new int[] {3, 1}))),
            Verdict.WAIT,
            missing + "; mychannel/0 in-sync 1 of 3, needs 2"),
        row(
            "one more is not registered",
            all -> all.forEach(broker -> broker.brokers.remove(3)),
            Verdict.WAIT,
            gone + "; 2 of 4 brokers registered, missing kafka3 (id 3) and kafka4 (id 4)"));
  }

  @Test
  void a_broker_that_is_not_registered_is_not_ready_itself() {
    brokers.forEach(broker -> broker.brokers.remove(4));
    GateReading reading = gate.read(gate(targets(), "2", "3", "kafka4"), FakeContext.patient());
    assertEquals(
        new GateReading(
            Verdict.WAIT,
            "kafka4 has no part in it: 3 of 4 brokers serve, controller kafka1, 1 partitions in"
                + " sync; 3 of 4 brokers registered, missing kafka4 (id 4)",
            List.of("kafka4"),
            false,
            List.of()),
        reading.telling(List.of()));
  }

  @Test
  void connections_are_kept_from_one_reading_to_the_next() {
    for (int i = 0; i < 5; i++) {
      assertEquals(Verdict.PASS, read().verdict());
    }
    brokers.forEach(broker -> assertEquals(1, broker.connections()));
  }

  @Test
  void a_connection_the_broker_closed_in_the_meantime_is_made_anew() {
    brokers.forEach(broker -> broker.hangUpAfterAnswer = true);
    assertEquals(Verdict.PASS, readWithoutTopics().verdict());
    assertEquals(Verdict.PASS, readWithoutTopics().verdict());
    brokers.forEach(broker -> assertEquals(2, broker.connections()));
  }

  @Test
  void settings_that_make_no_sense_are_said() {
    assertThrows(
        IllegalArgumentException.class,
        () -> gate.read(gate(targets(), "many"), FakeContext.patient()));
    List<GateTarget> nameless = List.of(new GateTarget("kafka1", "127.0.0.1", 1, "one"));
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> gate.read(gate(nameless, "2"), FakeContext.patient()));
    assertTrue(refusal.getMessage().contains("the id of broker kafka1 is not a number"));
  }

  private GateReading readWithoutTopics() {
    brokers.forEach(broker -> broker.topics.clear());
    return read();
  }

  private GateReading read() {
    return gate.read(gate(targets(), "2"), FakeContext.patient());
  }

  private List<GateTarget> targets() {
    List<GateTarget> targets = new ArrayList<>();
    for (FakeBroker broker : brokers) {
      int id = targets.size() + 1;
      targets.add(new GateTarget("kafka" + id, "127.0.0.1", broker.port(), "" + id));
    }
    return targets;
  }

  private static Gate gate(List<GateTarget> targets, String minimum) {
    return new Gate(
        GateNames.KAFKA_IN_SYNC,
        targets,
        new TreeMap<>(Map.of(GateNames.MIN_INSYNC_REPLICAS, minimum)));
  }

  private static Gate gate(List<GateTarget> targets, String minimum, String enough, String self) {
    return new Gate(
        GateNames.KAFKA_IN_SYNC,
        targets,
        new TreeMap<>(
            Map.of(
                GateNames.MIN_INSYNC_REPLICAS, minimum,
                GateNames.ENOUGH, enough,
                GateNames.SELF, self)));
  }

  private static Arguments row(
      String what, Consumer<List<FakeBroker>> change, Verdict verdict, String evidence) {
    return Arguments.of(what, change, verdict, evidence);
  }
}
