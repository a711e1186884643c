package io.longshore.agent.gate.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.gate.FakeContext;
import io.longshore.agent.gate.FakeServer;
import io.longshore.agent.gate.GateReading;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouchdbReadyGateTest {
  private static final String LOGIN = "longshore:5eC2eT";

  @TempDir private Path files;

  private final CouchdbReadyGate gate = new CouchdbReadyGate(FakeContext.PORTS);

  @BeforeEach
  void place() throws Exception {
    Files.writeString(files.resolve("login"), LOGIN);
  }

  @ParameterizedTest
  @CsvSource({
    "longshore:5eC2eT, SERVING,               PASS, is up and takes the login",
    "longshore:other,  SERVING,               WAIT, refuses the login",
    "longshore:5eC2eT, WITHOUT_ADMINISTRATOR, WAIT, does not take the login for an administrator's",
    "longshore:5eC2eT, IN_MAINTENANCE,        WAIT, answers 404 to GET /_up"
  })
  void only_one_that_is_up_and_takes_the_login_passes(
      String own, FakeCouchdb.State state, Verdict verdict, String why) throws Exception {
    try (FakeCouchdb couchdb = new FakeCouchdb(own, state)) {
      GateReading reading = gate.read(gate(couchdb.port()), placed());
      assertEquals(verdict, reading.verdict(), reading.evidence());
      assertTrue(reading.evidence().contains(why), reading.evidence());
      assertFalse(reading.evidence().contains("5eC2eT"), "the password is in the evidence");
    }
  }

  @Test
  void nobody_there_waits() throws Exception {
    GateReading reading = gate.read(gate(FakeServer.deadPort()), placed());
    assertEquals(Verdict.WAIT, reading.verdict());
    assertTrue(reading.evidence().contains("connection refused"), reading.evidence());
  }

  @Test
  void something_else_on_its_port_waits() throws Exception {
    try (FakeServer other =
        new FakeServer(socket -> socket.getOutputStream().write("SSH-2.0\r\n\r\n".getBytes()))) {
      GateReading reading = gate.read(gate(other.port()), placed());
      assertEquals(Verdict.WAIT, reading.verdict());
    }
  }

  @Test
  void a_login_that_is_not_placed_yet_waits_and_says_so() throws Exception {
    GateReading reading = gate.read(gate(FakeServer.deadPort()), FakeContext.patient());
    assertEquals(Verdict.WAIT, reading.verdict());
    assertTrue(reading.evidence().contains("couchdb.peer0/login"), reading.evidence());
  }

  private FakeContext placed() {
    return new FakeContext(Map.of("couchdb.peer0", files), Duration.ofSeconds(20));
  }

  private static Gate gate(int port) {
    return new Gate(
        GateNames.COUCHDB_READY,
        List.of(new GateTarget("couchdb.peer0", "127.0.0.1", port, "")),
        new TreeMap<>(Map.of(GateNames.LOGIN, "couchdb.peer0/login")));
  }
}
