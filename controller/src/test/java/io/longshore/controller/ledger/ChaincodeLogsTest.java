package io.longshore.controller.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.fleet.HostLogs;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.PeerSite;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.client.chaincode.BuilderImages;
import io.longshore.proto.v1.ChaincodeLog;
import io.longshore.proto.v1.ChaincodeState;
import io.longshore.proto.v1.ContainerLog;
import io.longshore.proto.v1.LogsAnswer;
import io.longshore.proto.v1.LogsQuestion;
import io.longshore.proto.v1.ProblemReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaincodeLogsTest {
  private static final List<ChaincodeState> KNOWN =
      List.of(
          ChaincodeState.newBuilder()
              .setName("mycc")
              .setVersion("2.0")
              .setWantedVersion("3.0")
              .build(),
          ChaincodeState.newBuilder().setName("other").setWantedVersion("1.0").build());

  private final FakeLogs hosts = new FakeLogs();

  @Test
  void every_peers_host_is_asked_for_the_container_of_the_version_that_runs() throws LedgerProblem {
    hosts.say("h1", log("dev-peer0-mycc-2.0", "RUNNING", "net", "one", "two"));
    hosts.say("h2", log("n-p-mycc-2.0", "EXITED", "net", "panic"));
    LogsAnswer answer = read(question("mychannel", "mycc").build());
    assertEquals(
        "{h1=[dev-peer0-mycc-2.0, dev-peer2-mycc-2.0], h2=[n-p-mycc-2.0]} 100", hosts.asked);
    assertEquals("2.0", answer.getVersion());
    assertEquals(
        List.of("peer0 h1 RUNNING net [one, two]", "peer1 h2 EXITED net [panic]"),
        answer.getLogsList().subList(0, 2).stream().map(ChaincodeLogsTest::words).toList());
    assertEquals("UNKNOWN", answer.getLogs(2).getState());
  }

  @Test
  void one_that_does_not_run_yet_is_looked_for_in_the_version_of_the_spec() throws LedgerProblem {
    assertEquals("1.0", read(question("mychannel", "other").build()).getVersion());
  }

  @Test
  void the_version_the_peers_and_the_lines_may_be_said() throws LedgerProblem {
    LogsQuestion asked =
        question("mychannel", "gone").setVersion("0.1").setLines(7).addPeers("peer1").build();
    assertEquals(1, read(asked).getLogsCount());
    assertEquals("{h2=[n-p-gone-0.1]} 7", hosts.asked);
  }

  @Test
  void a_container_that_was_not_made_is_told_from_a_host_that_does_not_answer()
      throws LedgerProblem {
    hosts.say("h1", ContainerLog.newBuilder().setContainer("dev-peer0-mycc-2.0").build());
    hosts.say(
        "h2",
        ContainerLog.newBuilder().setContainer("n-p-mycc-2.0").setTrouble("it hangs").build());
    LogsAnswer answer =
        read(question("mychannel", "mycc").addPeers("peer0").addPeers("peer1").build());
    assertEquals("ABSENT", answer.getLogs(0).getState());
    assertEquals("UNKNOWN", answer.getLogs(1).getState());
    assertEquals("it hangs", answer.getLogs(1).getNote());
    hosts.answers.clear();
    assertEquals(
        "h1 does not answer", read(question("mychannel", "mycc").build()).getLogs(0).getNote());
  }

  @ParameterizedTest(name = "{0} {1} {2} {3} {4}: {5}")
  @CsvSource({
    "none, mycc, '', '', 1, channel none, it has [mychannel], FAILED",
    "mychannel, none, '', '', 1, chaincode none, 'there are [mycc, other]', FAILED",
    "mychannel, mycc, '', peer9, 1, channel mychannel, not all of [peer9], USAGE",
    "mychannel, mycc, '', '', 1001, lines, 1001 lines cannot be had at once, USAGE",
    "mychannel, my/cc, 1, '', 1, chaincode my/cc, is no name of a chaincode, USAGE",
  })
  void a_name_that_is_not_there_is_told_with_those_that_are(
      String channel,
      String chaincode,
      String version,
      String peer,
      int lines,
      String where,
      String what,
      Exit exit) {
    LogsQuestion.Builder asked = question(channel, chaincode).setVersion(version).setLines(lines);
    if (!peer.isEmpty()) {
      asked.addPeers(peer);
    }
    ProblemReport report = assertThrows(LedgerProblem.class, () -> read(asked.build())).report();
    assertEquals(where, report.getPath());
    assertTrue(report.getWhat().contains(what), report.getWhat());
    assertEquals(exit.code(), report.getExitCode());
    assertEquals("", hosts.asked);
  }

  private LogsAnswer read(LogsQuestion question) throws LedgerProblem {
    return ChaincodeLogs.read(network(), hosts, question, KNOWN);
  }

  private static LogsQuestion.Builder question(String channel, String chaincode) {
    return LogsQuestion.newBuilder().setChannel(channel).setChaincode(chaincode);
  }

  private static ContainerLog log(String name, String state, String network, String... lines) {
    return ContainerLog.newBuilder()
        .setContainer(name)
        .setState(state)
        .addNetworks(network)
        .addAllLines(List.of(lines))
        .build();
  }

  private static String words(ChaincodeLog log) {
    return String.join(
        " ",
        log.getPeer(),
        log.getHost(),
        log.getState(),
        log.getNetwork(),
        log.getLinesList().toString());
  }

  /** Two peers on the first host, one that names its containers otherwise on the second. */
  private static FabricNetwork network() {
    BuilderImages images = BuilderImages.of("1.4.0");
    List<DialledNode> peers =
        List.of(
            new DialledNode("peer0", "10.0.0.1", 7051, "Org1"),
            new DialledNode("peer1", "10.0.0.2", 7051, "Org2"),
            new DialledNode("peer2", "10.0.0.1", 8051, "Org1"));
    WantedChannel channel =
        new WantedChannel(
            "mychannel",
            new TreeSet<>(List.of("Org1", "Org2")),
            peers,
            new TreeMap<>(),
            List.of(),
            new TreeSet<>());
    return new FabricNetwork(
        "testchainid",
        "SampleConsortium",
        List.of(),
        List.of(channel),
        new TreeMap<>(
            Map.of(
                "peer0", new PeerSite("h1", "dev", "peer0", images),
                "peer1", new PeerSite("h2", "n", "p", images),
                "peer2", new PeerSite("h1", "dev", "peer2", images))),
        Optional.empty());
  }

  /** Hosts that say what the test put there. */
  private static final class FakeLogs implements HostLogs {
    final SortedMap<String, List<ContainerLog>> answers = new TreeMap<>();
    String asked = "";

    void say(String host, ContainerLog log) {
      answers.put(host, List.of(log));
    }

    @Override
    public SortedMap<String, List<ContainerLog>> last(
        SortedMap<String, SortedSet<String>> containers, int lines) {
      asked = containers + " " + lines;
      return answers;
    }
  }
}
