package io.longshore.agent.gate.zookeeper;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.gate.FakeContext;
import io.longshore.agent.gate.FakeServer;
import io.longshore.agent.gate.GateContext;
import io.longshore.agent.gate.GateReading;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class ZooKeeperQuorumGateTest {
  private static final String BEFORE =
      "zk_version\t3.4.9-1757313, built on 08/23/2016 06:50 GMT\nzk_avg_latency\t0\n"
          + "zk_num_alive_connections\t1\n";
  private static final String FOLLOWER = BEFORE + "zk_server_state\tfollower\nzk_znode_count\t4\n";
  private static final String ALONE = BEFORE + "zk_server_state\tstandalone\n";
  private static final String LOST = "This ZooKeeper instance is not currently serving requests\n";
  private static final String FORBIDDEN =
      "mntr is not executed because it is not in the whitelist.\n";

  private final List<FakeServer> servers = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (FakeServer server : servers) {
      server.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void judges(String what, List<String> answers, Verdict verdict, String evidence)
      throws IOException {
    List<GateTarget> targets = new ArrayList<>();
    for (String answer : answers) {
      targets.add(target("zk" + (targets.size() + 1), port(answer)));
    }
    GateReading reading = read(targets, FakeContext.patient());
    assertEquals(verdict + ": " + evidence, reading.verdict() + ": " + reading.evidence());
  }

  static Stream<Arguments> situations() {
    return Stream.of(
        row(
            "a whole quorum",
            List.of(FOLLOWER, leader("2"), FOLLOWER),
            Verdict.PASS,
            "zk1 follower, zk2 leader (2 of 2 followers synced), zk3 follower"),
        row(
            "a follower that lags",
            List.of(FOLLOWER, leader("1"), FOLLOWER),
            Verdict.WAIT,
            "zk1 follower, zk2 leader (1 of 2 followers synced), zk3 follower"),
        row(
            "a server that is down",
            List.of(FOLLOWER, leader("1"), "dead"),
            Verdict.ENOUGH,
            "2 of 3 serve: zk1 follower, zk2 leader (1 of 2 followers synced), zk3 does not answer"
                + " (connection refused)"),
        row(
            "a server that looks for the others",
            List.of(FOLLOWER, leader("1"), LOST),
            Verdict.ENOUGH,
            "2 of 3 serve: zk1 follower, zk2 leader (1 of 2 followers synced), zk3 runs and has no"
                + " quorum yet"),
        row(
            "a server that only the leader reaches",
            List.of(FOLLOWER, leader("2"), "dead"),
            Verdict.ENOUGH,
            "2 of 3 serve: zk1 follower, zk2 leader (2 of 2 followers synced), zk3 does not answer"
                + " (connection refused)"),
        row(
            "a server that is down and a follower that lags",
            List.of(FOLLOWER, leader("0"), "dead"),
            Verdict.WAIT,
            "zk1 follower, zk2 leader (0 of 2 followers synced), zk3 does not answer (connection"
                + " refused)"),
        row(
            "the minority of five",
            List.of(FOLLOWER, leader("1"), "dead", "dead", "dead"),
            Verdict.WAIT,
            "zk1 follower, zk2 leader (1 of 4 followers synced), zk3 does not answer (connection"
                + " refused), zk4 does not answer (connection refused), zk5 does not answer"
                + " (connection refused)"),
        row(
            "the majority of five",
            List.of(FOLLOWER, leader("2"), FOLLOWER, "dead", "dead"),
            Verdict.ENOUGH,
            "3 of 5 serve: zk1 follower, zk2 leader (2 of 4 followers synced), zk3 follower, zk4"
                + " does not answer (connection refused), zk5 does not answer (connection"
                + " refused)"),
        row(
            "half of four",
            List.of(FOLLOWER, leader("1"), "dead", "dead"),
            Verdict.WAIT,
            "zk1 follower, zk2 leader (1 of 3 followers synced), zk3 does not answer (connection"
                + " refused), zk4 does not answer (connection refused)"),
        row(
            "servers that look for each other",
            List.of(LOST, LOST, "dead"),
            Verdict.WAIT,
            "zk1 runs and has no quorum yet, zk2 runs and has no quorum yet, zk3 does not answer"
                + " (connection refused)"),
        row(
            "two leaders",
            List.of(leader("1"), leader("1"), FOLLOWER),
            Verdict.WAIT,
            "zk1 leader (1 of 2 followers synced), zk2 leader (1 of 2 followers synced), zk3"
                + " follower, and there can be but one leader"),
        row(
            "no leader",
            List.of(FOLLOWER, FOLLOWER, FOLLOWER),
            Verdict.WAIT,
            "zk1 follower, zk2 follower, zk3 follower"),
        row(
            "an observer among the voters",
            List.of(FOLLOWER, leader("2"), BEFORE + "zk_server_state\tobserver\n"),
            Verdict.WAIT,
            "zk1 follower, zk2 leader (2 of 2 followers synced), zk3 observer"),
        row("the only server", List.of(ALONE), Verdict.PASS, "zk1 standalone"),
        row(
            "one that runs alone and should not",
            List.of(ALONE, leader("1"), FOLLOWER),
            Verdict.WAIT,
            "zk1 standalone, zk2 leader (1 of 2 followers synced), zk3 follower"),
        row(
            "a leader that does not tell",
            List.of(BEFORE + "zk_server_state\tleader\n", FOLLOWER),
            Verdict.WAIT,
            "zk1 leader (an unknown number of 1 followers synced), zk2 follower"),
        row(
            "a question that is forbidden",
            List.of(FORBIDDEN),
            Verdict.FAIL,
            "zk1 does not allow mntr (add it to 4lw.commands.whitelist)"),
        row(
            "something else on the port",
            List.of("SSH-2.0-OpenSSH_9.2\n"),
            Verdict.WAIT,
            "zk1 does not answer as a ZooKeeper server does"),
        row(
            "a server that hangs up",
            List.of(""),
            Verdict.WAIT,
            "zk1 does not answer (it closed the connection)"));
  }

  @Test
  void a_silent_server_leaves_time_for_the_rest() throws IOException {
    List<GateTarget> targets =
        List.of(
            target("zk1", port("silent")),
            target("zk2", port(leader("1"))),
            target("zk3", port(FOLLOWER)));
    GateReading reading = read(targets, new FakeContext(Map.of(), java.time.Duration.ofSeconds(3)));
    assertEquals(
        GateReading.enough(
            "2 of 3 serve: zk1 does not answer (no answer in time), zk2 leader (1 of 2 followers"
                + " synced), zk3 follower",
            List.of("zk1")),
        reading);
  }

  @Test
  void a_member_is_ready_when_it_is_not_the_one_that_is_missing() throws IOException {
    List<GateTarget> targets =
        List.of(
            target("zk1", port(FOLLOWER)),
            target("zk2", port(leader("1"))),
            target("zk3", port(LOST)));
    assertEquals(Verdict.ENOUGH, readAbout("zk1", targets).verdict());
    assertEquals(
        new GateReading(
            Verdict.WAIT,
            "zk3 has no part in it: 2 of 3 serve: zk1 follower, zk2 leader (1 of 2 followers"
                + " synced), zk3 runs and has no quorum yet",
            List.of("zk3"),
            false,
            List.of()),
        readAbout("zk3", targets));
    assertThrows(IllegalArgumentException.class, () -> readAbout("zk9", targets));
  }

  @Test
  void an_ensemble_that_gives_no_answer_at_all_is_silent() throws IOException {
    List<GateTarget> dead =
        List.of(target("zk1", FakeServer.deadPort()), target("zk2", FakeServer.deadPort()));
    assertTrue(read(dead, FakeContext.patient()).silent());
    List<GateTarget> booting = List.of(dead.get(0), target("zk2", port(LOST)));
    assertFalse(read(booting, FakeContext.patient()).silent());
  }

  @Test
  void an_endless_answer_is_read_no_further_than_it_can_matter() throws IOException {
    FakeServer endless =
        new FakeServer(
            socket -> {
              while (true) {
                socket.getOutputStream().write("zk_other\t1\n".repeat(1000).getBytes(US_ASCII));
              }
            });
    servers.add(endless);
    GateReading reading = read(List.of(target("zk1", endless.port())), FakeContext.patient());
    assertEquals("zk1 does not answer as a ZooKeeper server does", reading.evidence());
    assertEquals(Verdict.WAIT, reading.verdict());
  }

  @Test
  void an_address_that_means_nothing_is_evidence() {
    GateReading reading =
        read(List.of(new GateTarget("zk1", "zk1.invalid", 2181, "1")), FakeContext.patient());
    assertEquals(Verdict.WAIT, reading.verdict());
    assertTrue(reading.evidence().startsWith("zk1 does not answer ("), reading.evidence());
  }

  private static String leader(String synced) {
    return BEFORE
        + "zk_server_state\tleader\nzk_followers\t2\nzk_synced_followers\t"
        + synced
        + "\nzk_pending_syncs\t0\n";
  }

  private static GateReading read(List<GateTarget> targets, GateContext context) {
    return new ZooKeeperQuorumGate(FakeContext.PORTS)
        .read(new Gate(GateNames.ZOOKEEPER_QUORUM, targets, new TreeMap<>()), context);
  }

  private static GateReading readAbout(String self, List<GateTarget> targets) {
    Gate gate =
        new Gate(GateNames.ZOOKEEPER_QUORUM, targets, new TreeMap<>(Map.of(GateNames.SELF, self)));
    return new ZooKeeperQuorumGate(FakeContext.PORTS).read(gate, FakeContext.patient());
  }

  private int port(String answer) throws IOException {
    if (answer.equals("dead")) {
      return FakeServer.deadPort();
    }
    FakeServer server =
        answer.equals("silent")
            ? FakeServer.silent()
            : new FakeServer(
                socket -> {
                  byte[] word = socket.getInputStream().readNBytes(4);
                  if (new String(word, US_ASCII).equals("mntr")) {
                    socket.getOutputStream().write(answer.getBytes(US_ASCII));
                  }
                });
    servers.add(server);
    return server.port();
  }

  private static GateTarget target(String name, int port) {
    return new GateTarget(name, "127.0.0.1", port, name.substring(2));
  }

  private static Arguments row(
      String what, List<String> answers, Verdict verdict, String evidence) {
    return Arguments.of(what, answers, verdict, evidence);
  }
}
