package io.longshore.controller.ledger;

import io.longshore.controller.fleet.HostLogs;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.PeerSite;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.proto.v1.ChaincodeLog;
import io.longshore.proto.v1.ChaincodeState;
import io.longshore.proto.v1.ContainerLog;
import io.longshore.proto.v1.LogsAnswer;
import io.longshore.proto.v1.LogsQuestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the containers wrote last in which a channel's peers run a chaincode. */
final class ChaincodeLogs {
  private static final int USUAL_LINES = 100;
  private static final int MOST_LINES = 1000;

  private final FabricNetwork network;
  private final HostLogs hosts;
  private final LogsQuestion question;

  private ChaincodeLogs(FabricNetwork network, HostLogs hosts, LogsQuestion question) {
    this.network = network;
    this.hosts = hosts;
    this.question = question;
  }

  static LogsAnswer read(Conversation nodes, HostLogs hosts, LogsQuestion question)
      throws LedgerProblem {
    WantedChannel channel = ChosenPeers.channel(nodes.network, question.getChannel());
    // Which one runs is asked of the peers only when the operator does not say it.
    List<ChaincodeState> known =
        question.getVersion().isEmpty() ? new ChaincodeSurvey(nodes).of(channel.name()) : List.of();
    return read(nodes.network, hosts, question, known);
  }

  /**
   * Asks the hosts.
   *
   * @param known the chaincodes of the channel
   */
  static LogsAnswer read(
      FabricNetwork network, HostLogs hosts, LogsQuestion question, List<ChaincodeState> known)
      throws LedgerProblem {
    return new ChaincodeLogs(network, hosts, question)
        .read(ChosenPeers.channel(network, question.getChannel()), known);
  }

  private LogsAnswer read(WantedChannel channel, List<ChaincodeState> known) throws LedgerProblem {
    int lines = question.getLines() == 0 ? USUAL_LINES : question.getLines();
    if (lines < 1 || lines > MOST_LINES) {
      throw new LedgerProblem(
          "lines",
          Integer.toUnsignedString(lines) + " lines cannot be had at once",
          "ask for 1 to " + MOST_LINES,
          Exit.USAGE);
    }
    ChaincodeId id = id(channel, known);
    SortedMap<String, DialledNode> peers = new TreeMap<>();
    ChosenPeers.of(channel, question.getPeersList()).forEach(peer -> peers.put(peer.name(), peer));
    SortedMap<String, SortedSet<String>> asked = new TreeMap<>();
    for (String peer : peers.keySet()) {
      PeerSite site = network.sites().get(peer);
      asked.computeIfAbsent(site.host(), host -> new TreeSet<>()).add(site.container(id));
    }
    SortedMap<String, List<ContainerLog>> answers = hosts.last(asked, lines);
    LogsAnswer.Builder answer =
        LogsAnswer.newBuilder().setSchemaVersion(LedgerService.SCHEMA).setVersion(id.version());
    for (String peer : peers.keySet()) {
      PeerSite site = network.sites().get(peer);
      answer.addLogs(log(peer, site.host(), site.container(id), answers));
    }
    return answer.build();
  }

  private ChaincodeId id(WantedChannel channel, List<ChaincodeState> known) throws LedgerProblem {
    Optional<ChaincodeState> state =
        known.stream().filter(one -> one.getName().equals(question.getChaincode())).findFirst();
    String version =
        question.getVersion().isEmpty()
            ? state
                .map(one -> one.getVersion().isEmpty() ? one.getWantedVersion() : one.getVersion())
                .orElse("")
            : question.getVersion();
    if (version.isEmpty()) {
      throw new LedgerProblem(
          "chaincode " + question.getChaincode(),
          "neither the spec nor any peer that answers has it in channel "
              + channel.name()
              + "; there are "
              + new TreeSet<>(known.stream().map(ChaincodeState::getName).toList()),
          "controller fabric chaincode ls lists them; of one that is gone say its --version",
          Exit.FAILED);
    }
    try {
      return new ChaincodeId(question.getChaincode(), version);
    } catch (IllegalArgumentException wrong) {
      throw new LedgerProblem(
          "chaincode " + question.getChaincode(),
          wrong.getMessage(),
          "give CHANNEL CHAINCODE as the spec has them",
          Exit.USAGE);
    }
  }

  private static ChaincodeLog log(
      String peer, String host, String container, Map<String, List<ContainerLog>> answers) {
    ChaincodeLog.Builder log =
        ChaincodeLog.newBuilder().setPeer(peer).setHost(host).setContainer(container);
    Optional<ContainerLog> told =
        answers.getOrDefault(host, List.of()).stream()
            .filter(one -> one.getContainer().equals(container))
            .findFirst();
    if (told.isEmpty()) {
      return log.setState("UNKNOWN").setNote(host + " does not answer").build();
    }
    ContainerLog seen = told.get();
    if (seen.getState().isEmpty()) {
      return seen.getTrouble().isEmpty()
          ? log.setState("ABSENT").setNote("it was not started yet, or was removed").build()
          : log.setState("UNKNOWN").setNote(seen.getTrouble()).build();
    }
    return log.setState(seen.getState())
        .setNetwork(String.join(", ", seen.getNetworksList()))
        .addAllLines(seen.getLinesList())
        .setNote(seen.getTrouble())
        .build();
  }
}
