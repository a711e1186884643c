package io.longshore.controller.channels;

import io.longshore.base.Digest;
import io.longshore.controller.operator.ChannelOutlook;
import io.longshore.controller.operator.ChannelPlanning;
import io.longshore.controller.plan.Members;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.proto.v1.ChannelScope;
import io.longshore.proto.v1.CodeOffer;
import io.longshore.proto.v1.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;

/** Looks at the channels of a network, at many nodes at the same time and for a bounded time. */
final class ChannelLook implements ChannelPlanning {
  private final Conversations conversations;
  private final ExecutorService threads;

  ChannelLook(Conversations conversations, ExecutorService threads) {
    this.conversations = conversations;
    this.threads = threads;
  }

  @Override
  public ChannelOutlook outlook(
      Spec spec, ChannelScope scope, List<CodeOffer> offers, Members members) {
    Optional<FabricNetwork> network = NetworkReading.withChannels(spec);
    if (scope == ChannelScope.NO_CHANNELS || network.isEmpty()) {
      return ChannelOutlook.NOTHING;
    }
    NodesSeen nodes = NodesSeen.of(network.get(), members);
    if (!nodes.standIns().isEmpty()) {
      return new ChannelOutlook(
          List.of(), 0, List.of(), List.of(nodes.doubles()), List.of(), List.of(), List.of());
    }
    boolean chaincode = scope == ChannelScope.CHANNELS_AND_CHAINCODE;
    Map<String, CodeOffer> offered = new TreeMap<>();
    offers.forEach(offer -> offered.put(offer.getName() + " " + offer.getVersion(), offer));
    List<CodeOffer> lacking = new ArrayList<>();
    Set<String> without = new TreeSet<>();
    List<String> notes = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    if (chaincode) {
      for (WantedChaincode one : chaincodes(network.get())) {
        Optional<Digest> held = conversations.code().digest(one.id().name(), one.id().version());
        CodeOffer offer = offered.get(one.id().toString());
        if (offer != null && !held.map(Digest::hex).equals(Optional.of(offer.getDigest()))) {
          lacking.add(offer);
          without.add(one.id().toString());
        } else if (offer == null && held.isEmpty()) {
          without.add(one.id().toString());
          missing(one, nodes, notes, problems);
        }
      }
    }
    List<PlannedStep> steps = StepOrder.of(network.get(), chaincode);
    Optional<Materials> held =
        conversations
            .materials()
            .filter(one -> MakingProblems.ofKeys(network.get(), Optional.of(one)).isEmpty());
    LookedAt looked =
        held.isEmpty()
            ? LookedAt.nothing(
                steps,
                conversations.materials().isEmpty()
                    ? ChannelReason.NODES_NOT_SERVING
                    : ChannelReason.KEYS_NOT_MADE)
            : new ParallelLook(
                    conversations.with(network.get(), held.get(), nodes::serving),
                    threads,
                    needs -> nodes.serve(needs, network.get()),
                    without)
                .at(steps);
    problems.addAll(looked.problems());
    return new ChannelOutlook(
        looked.open(),
        looked.so(),
        problems,
        notes,
        looked.awaits(),
        lacking,
        WantedBuilds.of(network.get(), steps, looked));
  }

  @Override
  public void store(String chaincode, String version, byte[] code) {
    conversations.code().put(chaincode, version, code);
  }

  private static List<WantedChaincode> chaincodes(FabricNetwork network) {
    return network.channels().stream()
        .flatMap(channel -> channel.chaincodes().stream())
        .distinct()
        .toList();
  }

  /** Hosts that nobody has looked at may turn out to run doubles, which need no package. */
  private static void missing(
      WantedChaincode one, NodesSeen nodes, List<String> notes, List<Problem> problems) {
    if (nodes.unseen().isEmpty()) {
      problems.add(MakingProblems.noPackage(one));
    } else {
      notes.add(
          "There are no sources of chaincode "
              + one.id()
              + " beside the spec ("
              + one.importPath()
              + "): on Fabric's own nodes the apply would end before installing it.");
    }
  }
}
