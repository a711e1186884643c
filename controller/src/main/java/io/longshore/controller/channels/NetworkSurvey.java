package io.longshore.controller.channels;

import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.chaincode.InstantiatedChaincode;
import io.longshore.controller.workload.fabric.client.channel.Blocks;
import io.longshore.controller.workload.fabric.client.channel.ConfigDifference;
import io.longshore.controller.workload.fabric.client.channel.ConfigDifferences;
import io.longshore.controller.workload.fabric.client.channel.WantedConfiguration;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.step.PeerQueries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One look at every channel of a network: all orderers at the same time, then all peers, each for a
 * bounded time. What an orderer had before a peer was asked, that peer can have.
 */
final class NetworkSurvey {
  private final FabricConversation fabric;
  private final PeerQueries peers;
  private final BoundedAsking asking;
  private final SortedSet<String> serving;
  private final SortedMap<String, SortedMap<String, Finding<Optional<LedgerSeen>>>> orderers =
      new TreeMap<>();
  private final SortedMap<String, PeerSeen> seen = new TreeMap<>();

  /**
   * A survey.
   *
   * @param peers asks each of them for a bounded time
   * @param serving names of the nodes that serve; the others are not asked
   */
  NetworkSurvey(
      FabricConversation fabric,
      PeerQueries peers,
      ExecutorService threads,
      SortedSet<String> serving) {
    this.fabric = fabric;
    this.peers = peers;
    this.asking = new BoundedAsking(threads);
    this.serving = serving;
  }

  /**
   * What a peer has.
   *
   * @param ledgers by channel
   * @param installed hashes of packages, by "name version"
   */
  record PeerSeen(
      Finding<SortedMap<String, Finding<Optional<LedgerSeen>>>> ledgers,
      Finding<SortedMap<String, Digest>> installed) {}

  /** Asks everyone. */
  void look() {
    Map<DialledNode, Callable<SortedMap<String, Finding<Optional<LedgerSeen>>>>> first =
        new LinkedHashMap<>();
    network().orderers().forEach(one -> first.put(one, () -> ordererLedgers(one)));
    ask(first).forEach((node, ledgers) -> orderers.put(node.name(), flattened(ledgers)));
    Map<DialledNode, Callable<PeerSeen>> then = new LinkedHashMap<>();
    network().peers().forEach(one -> then.put(one, () -> peer(one)));
    ask(then)
        .forEach(
            (node, told) ->
                seen.put(
                    node.name(),
                    told.either(
                        one -> one,
                        why -> new PeerSeen(Finding.unknown(why), Finding.unknown(why)))));
  }

  /** What was learnt of the system channel. */
  ChannelSeen systemChannel() {
    WantedConfiguration wanted = network().systemConfiguration(fabric.materials().msps());
    String name = network().systemChannel();
    return new ChannelSeen(
        ofOrderers(name), new TreeMap<>(), differences(name, wanted), new TreeMap<>());
  }

  /** What was learnt of a channel. */
  ChannelSeen channel(WantedChannel channel) {
    SortedMap<String, Finding<Optional<LedgerSeen>>> ledgers = new TreeMap<>();
    for (DialledNode peer : channel.peers()) {
      ledgers.put(
          peer.name(),
          seen.get(peer.name())
              .ledgers()
              .then(all -> all.getOrDefault(channel.name(), Finding.of(Optional.empty()))));
    }
    WantedConfiguration wanted = network().configuration(channel, fabric.materials().msps());
    return new ChannelSeen(
        ofOrderers(channel.name()),
        ledgers,
        differences(channel.name(), wanted),
        running(channel, ledgers));
  }

  /** The packages of a peer. */
  Finding<SortedMap<String, Digest>> installed(String peer) {
    return seen.get(peer).installed();
  }

  private SortedMap<String, Finding<Optional<InstantiatedChaincode>>> running(
      WantedChannel channel, SortedMap<String, Finding<Optional<LedgerSeen>>> ledgers) {
    List<DialledNode> joined =
        channel.peers().stream()
            .filter(
                peer -> ledgers.get(peer.name()).<Boolean>either(Optional::isPresent, why -> false))
            .toList();
    Map<String, Callable<Finding<Optional<InstantiatedChaincode>>>> calls = new LinkedHashMap<>();
    for (WantedChaincode one : channel.chaincodes()) {
      String name = one.id().name();
      calls.put(
          name,
          () -> first(joined, peer -> peers.instantiated(fabric.peer(peer), channel.name(), name)));
    }
    SortedMap<String, Finding<Optional<InstantiatedChaincode>>> running = new TreeMap<>();
    asking.all(calls).forEach((name, told) -> running.put(name, told.then(one -> one)));
    return running;
  }

  private Finding<List<ConfigDifference>> differences(String name, WantedConfiguration wanted) {
    List<DialledNode> asked =
        network().orderers().stream().filter(one -> serving.contains(one.name())).toList();
    Callable<Finding<List<ConfigDifference>>> call =
        () ->
            first(asked, one -> fabric.orderers.configuration(own(one), name))
                .map(config -> ConfigDifferences.of(wanted, config));
    return asking.all(Map.of(name, call)).get(name).then(one -> one);
  }

  private SortedMap<String, Finding<Optional<LedgerSeen>>> ofOrderers(String channel) {
    SortedMap<String, Finding<Optional<LedgerSeen>>> ledgers = new TreeMap<>();
    orderers.forEach((node, all) -> ledgers.put(node, all.get(channel)));
    return ledgers;
  }

  private SortedMap<String, Finding<Optional<LedgerSeen>>> ordererLedgers(DialledNode orderer) {
    SortedMap<String, Finding<Optional<LedgerSeen>>> ledgers = new TreeMap<>();
    Access access = own(orderer);
    for (String channel : channels()) {
      ledgers.put(
          channel,
          fabric
              .orderers
              .genesis(access, channel)
              .then(
                  first ->
                      first.isEmpty()
                          ? Finding.of(Optional.<LedgerSeen>empty())
                          : fabric
                              .orderers
                              .newest(access, channel)
                              .map(
                                  newest ->
                                      Optional.of(
                                          new LedgerSeen(
                                              newest.getHeader().getNumber() + 1,
                                              Blocks.hash(first.get().getHeader()))))));
    }
    return ledgers;
  }

  private PeerSeen peer(DialledNode peer) {
    Access access = fabric.peer(peer);
    Finding<SortedMap<String, Finding<Optional<LedgerSeen>>>> ledgers =
        peers
            .channels(access)
            .map(
                joined -> {
                  SortedMap<String, Finding<Optional<LedgerSeen>>> all = new TreeMap<>();
                  for (WantedChannel channel : network().channels()) {
                    if (joined.contains(channel.name())) {
                      all.put(channel.name(), peerLedger(access, channel.name()));
                    }
                  }
                  return all;
                });
    return new PeerSeen(ledgers, peers.installed(access));
  }

  private Finding<Optional<LedgerSeen>> peerLedger(Access peer, String channel) {
    return peers
        .ledger(peer, channel)
        .then(
            info ->
                peers
                    .genesis(peer, channel)
                    .map(first -> Optional.of(new LedgerSeen(info.height(), first))));
  }

  private SortedMap<String, Finding<Optional<LedgerSeen>>> flattened(
      Finding<SortedMap<String, Finding<Optional<LedgerSeen>>>> ledgers) {
    return ledgers.either(
        known -> known,
        why -> {
          SortedMap<String, Finding<Optional<LedgerSeen>>> none = new TreeMap<>();
          channels().forEach(channel -> none.put(channel, Finding.unknown(why)));
          return none;
        });
  }

  private <T> Map<DialledNode, Finding<T>> ask(Map<DialledNode, Callable<T>> calls) {
    Map<DialledNode, Finding<T>> answers = new LinkedHashMap<>();
    Map<DialledNode, Callable<T>> asked = new LinkedHashMap<>();
    calls.forEach(
        (node, call) -> {
          if (serving.contains(node.name())) {
            asked.put(node, call);
          } else {
            answers.put(
                node,
                Finding.unknown(
                    new Setback.NotYet(node.name() + " does not serve: see controller status")));
          }
        });
    answers.putAll(asking.all(asked));
    return answers;
  }

  private static <T> Finding<T> first(
      List<DialledNode> nodes, Function<DialledNode, Finding<T>> question) {
    Finding<T> finding = Finding.unknown(new Setback.NotYet("no node that could tell serves"));
    for (DialledNode node : nodes) {
      finding = question.apply(node);
      if (finding instanceof Finding.Known<T>) {
        return finding;
      }
    }
    return finding;
  }

  private List<String> channels() {
    return Stream.concat(
            Stream.of(network().systemChannel()),
            network().channels().stream().map(WantedChannel::name))
        .toList();
  }

  private FabricNetwork network() {
    return fabric.network();
  }

  private Access own(DialledNode orderer) {
    return fabric.orderer(orderer);
  }
}
