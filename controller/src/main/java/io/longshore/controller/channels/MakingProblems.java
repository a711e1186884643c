package io.longshore.controller.channels;

import io.longshore.controller.operator.ChannelsAsked;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.material.Materials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the controller lacks for making a network's channels. */
final class MakingProblems {
  private MakingProblems() {}

  static List<Problem> of(
      FabricNetwork network, Optional<Materials> materials, ChannelsAsked asked) {
    List<Problem> problems = new ArrayList<>(ofKeys(network, materials));
    if (asked.withChaincode() && materials.isPresent()) {
      for (WantedChannel channel : network.channels()) {
        channel.chaincodes().stream()
            .map(WantedChaincode::id)
            .filter(id -> !asked.code().containsKey(id.toString()))
            .map(id -> problem(channel.name(), "the package of " + id + " was not sent", ""))
            .forEach(problems::add);
      }
    }
    return problems;
  }

  /** Neither side has what a chaincode is made of. */
  static Problem noPackage(WantedChaincode chaincode) {
    return problem(
        "chaincode " + chaincode.id(),
        "there is no folder "
            + chaincode.importPath()
            + " with its sources, and the controller"
            + " has no package of it",
        "put the sources there beside the spec, or name their place with --sources DIR; or leave"
            + " chaincodes out: --without-chaincode");
  }

  /** Keys that are not there. */
  static List<Problem> ofKeys(FabricNetwork network, Optional<Materials> materials) {
    if (materials.isEmpty()) {
      return List.of(
          problem("controller", "it holds no network's keys yet", "first: controller apply"));
    }
    List<Problem> problems = new ArrayList<>();
    SortedSet<String> missing = new TreeSet<>();
    network.orderers().stream().map(DialledNode::organization).forEach(missing::add);
    network.channels().forEach(channel -> missing.addAll(channel.organizations()));
    missing.removeAll(materials.get().organizations().keySet());
    missing.forEach(
        name ->
            problems.add(
                problem(
                    name,
                    "the controller holds no administrator of this organisation",
                    "first: controller apply")));
    return problems;
  }

  private static Problem problem(String where, String what, String remedy) {
    return new Problem("", 0, where, what, "", remedy, Exit.UNMET);
  }
}
