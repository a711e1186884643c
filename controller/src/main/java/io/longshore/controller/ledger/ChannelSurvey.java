package io.longshore.controller.ledger;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.channel.Blocks;
import io.longshore.proto.v1.ChannelAnswer;
import io.longshore.proto.v1.ChannelState;
import io.longshore.proto.v1.ChannelsAnswer;
import io.longshore.proto.v1.LedgerState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;

/** Which channels there are, and how far each node's ledger of them is. */
final class ChannelSurvey {
  private final Conversation nodes;
  private final SortedMap<String, DialledNode> peers = new TreeMap<>();
  private final SortedMap<String, Finding<SortedSet<String>>> joined = new TreeMap<>();

  ChannelSurvey(Conversation nodes) {
    this.nodes = nodes;
    nodes.network.peers().forEach(peer -> peers.put(peer.name(), peer));
    peers.forEach((name, peer) -> joined.put(name, nodes.peers.channels(nodes.peer(peer))));
  }

  ChannelsAnswer all() {
    ChannelsAnswer.Builder answer =
        ChannelsAnswer.newBuilder().setSchemaVersion(LedgerService.SCHEMA);
    names().forEach(name -> answer.addChannels(state(name)));
    return answer.build();
  }

  ChannelAnswer one(String channel) throws LedgerProblem {
    if (!names().contains(channel)) {
      throw noSuchChannel(channel, names());
    }
    Finding<Block> newest = nodes.anyOrderer(one -> nodes.orderers.newest(one, channel));
    Finding<Block> first = nodes.anyOrderer(one -> nodes.orderers.block(one, channel, 0));
    return ChannelAnswer.newBuilder()
        .setSchemaVersion(LedgerService.SCHEMA)
        .setChannel(state(channel))
        .setFirstBlock(hash(first))
        .setNewestBlock(hash(newest))
        .addAllChaincodes(new ChaincodeSurvey(nodes).of(channel))
        .build();
  }

  static LedgerProblem noSuchChannel(String channel, SortedSet<String> names) {
    return new LedgerProblem(
        "channel " + channel,
        "neither the spec nor any peer that answers has it; there are " + names,
        "controller fabric channel ls lists them",
        Exit.FAILED);
  }

  private SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    names.add(nodes.network.systemChannel());
    nodes.network.channels().stream().map(WantedChannel::name).forEach(names::add);
    joined.values().forEach(finding -> finding.map(names::addAll));
    return names;
  }

  private ChannelState state(String name) {
    boolean system = name.equals(nodes.network.systemChannel());
    Optional<WantedChannel> wanted =
        nodes.network.channels().stream().filter(one -> one.name().equals(name)).findFirst();
    ChannelState.Builder state =
        ChannelState.newBuilder()
            .setName(name)
            .setSystem(system)
            .setInSpec(system || wanted.isPresent());
    wanted.ifPresent(one -> state.addAllMembers(one.organizations()));
    long blocks =
        nodes
            .anyOrderer(one -> nodes.orderers.newest(one, name))
            .<Long>either(
                block -> block.getHeader().getNumber() + 1,
                why -> {
                  state.setNote(words(why));
                  return 0L;
                });
    state.setBlocks(blocks);
    for (Map.Entry<String, DialledNode> peer : peers.entrySet()) {
      boolean expected = wanted.map(one -> isIn(one.peers(), peer.getKey())).orElse(false);
      ledger(name, peer.getValue(), expected, blocks).ifPresent(state::addPeers);
    }
    return state.build();
  }

  private Optional<LedgerState> ledger(
      String channel, DialledNode peer, boolean expected, long blocks) {
    LedgerState.Builder state =
        LedgerState.newBuilder().setPeer(peer.name()).setOrganization(peer.organization());
    Finding<SortedSet<String>> has = joined.get(peer.name());
    boolean absent = has.<Boolean>either(names -> !names.contains(channel), why -> false);
    if (absent) {
      return expected ? Optional.of(state.setState("ABSENT").build()) : Optional.empty();
    }
    Finding<Long> height =
        has.then(names -> nodes.peers.ledger(nodes.peer(peer), channel)).map(info -> info.height());
    return height.either(
        seen ->
            Optional.of(state.setState(seen < blocks ? "BEHIND" : "LEVEL").setBlocks(seen).build()),
        why ->
            expected
                ? Optional.of(state.setState("UNKNOWN").setNote(words(why)).build())
                : Optional.empty());
  }

  private static boolean isIn(List<DialledNode> nodes, String name) {
    return nodes.stream().anyMatch(node -> node.name().equals(name));
  }

  private static String hash(Finding<Block> block) {
    return block.either(one -> Blocks.hash(one.getHeader()).hex(), why -> "");
  }

  /** Why something is not known, without what may be done. */
  static String words(Setback why) {
    return LedgerProblem.of("", why).report().getWhat();
  }
}
