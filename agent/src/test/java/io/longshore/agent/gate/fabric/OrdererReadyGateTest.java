package io.longshore.agent.gate.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.gate.FakeContext;
import io.longshore.agent.gate.FakeServer;
import io.longshore.agent.gate.GateReading;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import io.longshore.tls.TestFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
final class OrdererReadyGateTest {
  @TempDir private Path folder;

  private final FakeOrderer orderer = new FakeOrderer();
  private final OrdererReadyGate gate = new OrdererReadyGate(FakeContext.PORTS);
  private TestFleet authority;
  private FakeContext host;
  private FakeNode node;

  @BeforeEach
  void start() throws Exception {
    authority = new TestFleet("fabric");
    host = FakeNode.host(folder, authority, Duration.ofSeconds(20));
    node = new FakeNode(authority, 0, orderer);
  }

  @AfterEach
  void stop() {
    gate.close();
    node.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void judges(
      String what,
      Consumer<FakeOrderer> change,
      String channel,
      String reader,
      Verdict verdict,
      String evidence) {
    change.accept(orderer);
    assertEquals(
        new GateReading(verdict, "any.example.com " + evidence),
        gate.read(gate(channel, "all", reader, node.target()), host));
  }

  static Stream<Arguments> situations() {
    return Stream.of(
        row("a ready orderer", its -> {}, "yes", Verdict.PASS, "delivers mychannel up to block 7"),
        row(
            "a consenter that has not started",
            its -> its.started = false,
            "yes",
            Verdict.WAIT,
            "serves, but its consenter for mychannel has not started"),
        row(
            "a consenter that has not started, asked by one who may not read",
            its -> its.started = its.readable = false,
            "no",
            Verdict.WAIT,
            "serves, but its consenter for mychannel has not started"),
        row(
            "a started consenter, asked by one who may not read",
            its -> its.readable = false,
            "no",
            Verdict.PASS,
            "has started its consenter for mychannel"),
        row(
            "one who ought to be a reader and is refused",
            its -> its.readable = false,
            "yes",
            Verdict.FAIL,
            "refuses this node as a reader of mychannel"),
        row(
            "clocks that are far apart",
            its -> its.clockOff = Duration.ofHours(1),
            "yes",
            Verdict.FAIL,
            "refuses the question: is its clock more than 15 minutes from this host's, or does it"
                + " demand TLS client certificates?"),
        row(
            "a newest block beyond what is read",
            its -> its.blockBytes = NodeChannels.MAX_MESSAGE + 1,
            "yes",
            Verdict.PASS,
            "delivers mychannel (its newest block is large)"),
        row(
            "an orderer that hangs up",
            its -> its.hangsUp = true,
            "yes",
            Verdict.WAIT,
            "does not answer (it ended the call without an answer)"),
        Arguments.of(
            "a channel it does not know",
            (Consumer<FakeOrderer>) its -> {},
            "other",
            "yes",
            Verdict.WAIT,
            "does not know channel other"));
  }

  @Test
  void an_orderer_that_says_nothing_ends_at_the_deadline() {
    orderer.hangs = true;
    FakeContext hasty = new FakeContext(host.placed(), Duration.ofSeconds(2));
    assertEquals(
        new GateReading(Verdict.WAIT, "any.example.com does not answer (no answer in time)"),
        gate.read(gate("mychannel", "all", "yes", node.target()), hasty));
  }

  @Test
  void an_orderer_that_comes_up_is_seen_at_once() throws Exception {
    GateTarget target = node.target();
    Gate asked = gate("mychannel", "all", "yes", target);
    assertEquals(Verdict.PASS, gate.read(asked, host).verdict());
    node.close();
    node = new FakeNode(authority, 0, new FakeOrderer());
    node.close();
    for (int i = 0; i < 5; i++) {
      GateReading down = gate.read(asked, host);
      assertEquals(Verdict.WAIT, down.verdict(), down.evidence());
    }
    node = new FakeNode(authority, target.port(), orderer);
    assertEquals(Verdict.PASS, gate.read(asked, host).verdict());
  }

  @Test
  void any_of_several_is_enough_where_any_is_needed() throws IOException {
    GateTarget dead = new GateTarget("dead.example.com", "127.0.0.1", FakeServer.deadPort(), "");
    assertEquals(
        new GateReading(Verdict.PASS, "any.example.com delivers mychannel up to block 7"),
        gate.read(gate("mychannel", "any", "yes", dead, node.target()), host));
    assertEquals(
        new GateReading(
            Verdict.WAIT,
            "dead.example.com does not answer (connection refused), any.example.com delivers"
                + " mychannel up to block 7"),
        gate.read(gate("mychannel", "all", "yes", dead, node.target()), host));
    assertEquals(
        Verdict.WAIT, gate.read(gate("mychannel", "any", "yes", dead, dead), host).verdict());
  }

  @Test
  void a_node_with_another_name_in_its_certificate_is_not_believed() {
    GateTarget misnamed = new GateTarget("orderer1.example.com", "127.0.0.1", node.port(), "");
    GateReading reading = gate.read(gate("mychannel", "all", "yes", misnamed), host);
    assertEquals(Verdict.WAIT, reading.verdict());
    assertTrue(
        reading
            .evidence()
            .startsWith(
                "orderer1.example.com shows a certificate that is not accepted (No subject"
                    + " alternative"),
        reading.evidence());
  }

  @Test
  void a_node_under_another_root_is_not_believed() throws Exception {
    try (FakeNode stranger = new FakeNode(new TestFleet("other"), 0, orderer)) {
      GateReading reading = gate.read(gate("mychannel", "all", "yes", stranger.target()), host);
      assertEquals(Verdict.WAIT, reading.verdict());
      assertTrue(
          reading.evidence().startsWith("any.example.com shows a certificate that is not accepted"),
          reading.evidence());
    }
  }

  @Test
  void new_roots_are_believed_once_they_are_placed() throws Exception {
    TestFleet renewed = new TestFleet("renewed");
    try (FakeNode other = new FakeNode(renewed, 0, orderer)) {
      Gate asked = gate("mychannel", "all", "no", other.target());
      assertEquals(Verdict.WAIT, gate.read(asked, host).verdict());
      Path roots = folder.resolve("trust/ca.pem");
      Files.write(roots, io.longshore.tls.Pem.certificates(List.of(renewed.root())));
      Files.setLastModifiedTime(roots, java.nio.file.attribute.FileTime.fromMillis(1));
      assertEquals(Verdict.PASS, gate.read(asked, host).verdict());
    }
  }

  @Test
  void files_that_are_not_placed_yet_are_waited_for() {
    assertEquals(
        new GateReading(Verdict.UNKNOWN, "node/msp is not placed on this host yet"),
        gate.read(gate("mychannel", "all", "yes", node.target()), FakeContext.patient()));
  }

  @Test
  void files_that_cannot_be_used_are_named() throws IOException {
    Files.delete(folder.resolve("node/msp/keystore/0a1b_sk"));
    GateReading reading = gate.read(gate("mychannel", "all", "yes", node.target()), host);
    assertEquals(Verdict.FAIL, reading.verdict());
    assertTrue(reading.evidence().endsWith("keystore holds no *_sk"), reading.evidence());
  }

  @Test
  void a_setting_that_leads_out_of_its_file_set_is_refused() {
    Gate leading =
        new Gate(
            GateNames.ORDERER_READY,
            List.of(node.target()),
            new TreeMap<>(
                Map.of(
                    GateNames.CHANNEL, "mychannel",
                    GateNames.NEED, "all",
                    GateNames.READER, "yes",
                    GateNames.MSP_ID, "NodeMSP",
                    GateNames.MSP, "node/../../etc",
                    GateNames.TRUST, "trust/ca.pem")));
    assertThrows(IllegalArgumentException.class, () -> gate.read(leading, host));
  }

  private static Arguments row(
      String what, Consumer<FakeOrderer> change, String reader, Verdict verdict, String evidence) {
    return Arguments.of(what, change, "mychannel", reader, verdict, evidence);
  }

  private static Gate gate(String channel, String need, String reader, GateTarget... targets) {
    return new Gate(
        GateNames.ORDERER_READY,
        List.of(targets),
        new TreeMap<>(
            Map.of(
                GateNames.CHANNEL,
                channel,
                GateNames.NEED,
                need,
                GateNames.READER,
                reader,
                GateNames.MSP_ID,
                "NodeMSP",
                GateNames.MSP,
                "node/msp",
                GateNames.TRUST,
                "trust/ca.pem")));
  }
}
