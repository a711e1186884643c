package io.longshore.controller.ledger;

import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.controller.workload.fabric.client.chaincode.InstantiatedChaincode;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.proto.v1.ChaincodeState;
import io.longshore.proto.v1.ChaincodesAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which chaincodes run in which channels, and which peers have their packages. */
final class ChaincodeSurvey {
  private final Conversation nodes;
  private final SortedMap<String, Finding<SortedMap<String, Digest>>> installed = new TreeMap<>();

  ChaincodeSurvey(Conversation nodes) {
    this.nodes = nodes;
  }

  ChaincodesAnswer all() {
    ChaincodesAnswer.Builder answer =
        ChaincodesAnswer.newBuilder().setSchemaVersion(LedgerService.SCHEMA);
    nodes.network.channels().forEach(channel -> answer.addAllChaincodes(of(channel)));
    return answer.build();
  }

  /** Those of a channel; none of one that the spec does not have. */
  List<ChaincodeState> of(String channel) {
    return nodes.network.channels().stream()
        .filter(one -> one.name().equals(channel))
        .flatMap(one -> of(one).stream())
        .toList();
  }

  private List<ChaincodeState> of(WantedChannel channel) {
    List<Access> peers = channel.peers().stream().map(nodes::peer).toList();
    SortedMap<String, WantedChaincode> wanted = new TreeMap<>();
    channel.chaincodes().forEach(one -> wanted.put(one.id().name(), one));
    Finding<SortedSet<String>> running =
        Conversation.first(peers, peer -> nodes.peers.running(peer, channel.name()));
    SortedSet<String> names = new TreeSet<>(wanted.keySet());
    running.map(names::addAll);
    List<ChaincodeState> states = new ArrayList<>();
    for (String name : names) {
      ChaincodeState.Builder state =
          ChaincodeState.newBuilder()
              .setChannel(channel.name())
              .setName(name)
              .setWantedVersion(
                  Optional.ofNullable(wanted.get(name)).map(one -> one.id().version()).orElse(""));
      Conversation.first(peers, peer -> nodes.peers.instantiated(peer, channel.name(), name))
          .<Void>either(
              there -> {
                there.ifPresent(one -> fill(state, one, channel.peers()));
                return null;
              },
              why -> {
                state.setNote(ChannelSurvey.words(why));
                return null;
              });
      states.add(state.build());
    }
    return states;
  }

  private void fill(
      ChaincodeState.Builder state, InstantiatedChaincode running, List<DialledNode> peers) {
    state
        .setVersion(running.id().version())
        .setPolicy(running.policy())
        .setHash(running.hash().hex());
    for (DialledNode peer : peers) {
      if (has(peer, running.id(), running.hash())) {
        state.addInstalledOn(peer.name());
      } else {
        state.addMissingOn(peer.name());
      }
    }
  }

  private boolean has(DialledNode peer, ChaincodeId id, Digest hash) {
    return installed
        .computeIfAbsent(peer.name(), name -> nodes.peers.installed(nodes.peer(peer)))
        .<Boolean>either(packages -> hash.equals(packages.get(id.toString())), why -> false);
  }
}
