package io.longshore.agent.gate.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;
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
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointGatesTest {
  private final TcpGate tcp = new TcpGate(FakeContext.PORTS);
  private final HttpGate http = new HttpGate(FakeContext.PORTS);

  @Test
  void a_port_that_keeps_a_connection_passes() throws IOException {
    try (FakeServer server = FakeServer.silent()) {
      GateReading reading = tcp.read(gate(GateNames.TCP, server.port()), FakeContext.patient());
      assertEquals(Verdict.PASS, reading.verdict(), reading.evidence());
    }
  }

  @Test
  void a_proxy_that_accepts_for_nobody_does_not_pass() throws IOException {
    try (FakeServer server = new FakeServer(socket -> {})) {
      GateReading reading = tcp.read(gate(GateNames.TCP, server.port()), FakeContext.patient());
      assertEquals(Verdict.WAIT, reading.verdict(), reading.evidence());
    }
  }

  @Test
  void a_port_nobody_listens_on_waits_and_says_so() throws IOException {
    GateReading reading =
        tcp.read(gate(GateNames.TCP, FakeServer.deadPort()), FakeContext.patient());
    assertEquals(Verdict.WAIT, reading.verdict());
    assertTrue(reading.evidence().contains("connection refused"), reading.evidence());
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 200 OK,PASS",
    "HTTP/1.0 204,PASS",
    "HTTP/1.1 302 Found,WAIT",
    "HTTP/1.1 404 Not Found,WAIT",
    "HTTP/1.1 503 Busy,WAIT",
    "SSH-2.0-OpenSSH,WAIT"
  })
  void only_a_status_of_success_passes(String answer, Verdict verdict) throws IOException {
    try (FakeServer server =
        new FakeServer(
            socket -> {
              assertEquals('G', socket.getInputStream().read());
              socket.getOutputStream().write((answer + "\r\n\r\n").getBytes(US_ASCII));
            })) {
      GateReading reading = http.read(gate(GateNames.HTTP, server.port()), FakeContext.patient());
      assertEquals(verdict, reading.verdict(), reading.evidence());
    }
  }

  @Test
  void a_server_that_says_nothing_waits() throws IOException {
    try (FakeServer server = FakeServer.silent()) {
      GateReading reading = http.read(gate(GateNames.HTTP, server.port()), FakeContext.hasty());
      assertEquals(Verdict.WAIT, reading.verdict(), reading.evidence());
    }
  }

  @Test
  void every_target_must_pass() throws IOException {
    try (FakeServer server = FakeServer.silent()) {
      Gate both =
          new Gate(
              GateNames.TCP,
              List.of(target(server.port()), target(FakeServer.deadPort())),
              new TreeMap<>());
      assertEquals(Verdict.WAIT, tcp.read(both, FakeContext.patient()).verdict());
    }
  }

  @Test
  void a_gate_without_targets_makes_no_sense() {
    Gate nobody = new Gate(GateNames.TCP, List.of(), new TreeMap<>());
    assertThrows(IllegalArgumentException.class, () -> tcp.read(nobody, FakeContext.patient()));
  }

  private static Gate gate(String type, int port) {
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put(GateNames.PATH, "/health");
    return new Gate(type, List.of(target(port)), settings);
  }

  private static GateTarget target(int port) {
    return new GateTarget("web", "127.0.0.1", port, "");
  }
}
