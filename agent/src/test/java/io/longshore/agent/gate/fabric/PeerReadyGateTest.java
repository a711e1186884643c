package io.longshore.agent.gate.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.agent.gate.FakeContext;
import io.longshore.agent.gate.FakeServer;
import io.longshore.agent.gate.GateReading;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import io.longshore.tls.TestFleet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class PeerReadyGateTest {
  @TempDir private Path folder;

  private final FakePeer peer = new FakePeer();
  private final PeerReadyGate gate = new PeerReadyGate(FakeContext.PORTS);
  private FakeContext host;
  private FakeNode node;

  @BeforeEach
  void start() throws Exception {
    TestFleet authority = new TestFleet("fabric");
    host = FakeNode.host(folder, authority, Duration.ofSeconds(20));
    node = new FakeNode(authority, 0, peer);
  }

  @AfterEach
  void stop() {
    gate.close();
    node.close();
  }

  @Test
  void a_peer_that_answers_is_ready() {
    assertEquals(
        new GateReading(Verdict.PASS, "any.example.com serves and has joined no channel"), read());
    peer.channels = List.of("yours", "mine");
    assertEquals(new GateReading(Verdict.PASS, "any.example.com serves mine yours"), read());
  }

  @Test
  void a_peer_that_does_not_know_its_own_identity_needs_a_person() {
    assertEquals(
        new GateReading(
            Verdict.FAIL,
            "any.example.com refuses: access denied: channel [] creator org [NodeMSP]"),
        gate.read(gate("OtherMSP", node.target()), host));
  }

  @Test
  void a_peer_that_denies_access_needs_a_person() {
    peer.member = false;
    assertEquals(
        new GateReading(Verdict.FAIL, "any.example.com refuses: access denied for [GetChannels]"),
        read());
  }

  @Test
  void a_peer_that_is_down_is_waited_for() throws IOException {
    GateTarget dead = new GateTarget("any.example.com", "127.0.0.1", FakeServer.deadPort(), "");
    assertEquals(
        new GateReading(Verdict.WAIT, "any.example.com does not answer (connection refused)")
            .silentIf(true),
        gate.read(gate("NodeMSP", dead), host));
  }

  @Test
  void a_peer_that_listens_and_does_not_serve_yet_ends_at_the_deadline() throws IOException {
    try (FakeServer silent = FakeServer.silent()) {
      GateTarget mute = new GateTarget("any.example.com", "127.0.0.1", silent.port(), "");
      FakeContext hasty = new FakeContext(host.placed(), Duration.ofSeconds(1));
      assertEquals(
          new GateReading(Verdict.WAIT, "any.example.com does not answer (no answer in time)"),
          gate.read(gate("NodeMSP", mute), hasty));
    }
  }

  private GateReading read() {
    return gate.read(gate("NodeMSP", node.target()), host);
  }

  private static Gate gate(String mspId, GateTarget target) {
    return new Gate(
        GateNames.PEER_READY,
        List.of(target),
        new TreeMap<>(
            Map.of(
                GateNames.MSP_ID, mspId,
                GateNames.MSP, "node/msp",
                GateNames.TRUST, "trust/ca.pem")));
  }
}
