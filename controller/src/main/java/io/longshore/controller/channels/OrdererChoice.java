package io.longshore.controller.channels;

import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.FabricNetwork;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The orderer that is spoken to: the same one as long as it answers, because another may not know
 * yet what this one did; then the next of the spec.
 */
final class OrdererChoice {
  private final FabricNetwork network;
  private final Supplier<? extends Set<String>> serving;
  private final Predicate<DialledNode> answers;
  private DialledNode chosen;

  /**
   * A choice among the orderers of a network.
   *
   * @param serving names of nodes that the fleet says serve: they are tried first
   * @param answers asks the node itself
   */
  OrdererChoice(
      FabricNetwork network,
      Supplier<? extends Set<String>> serving,
      Predicate<DialledNode> answers) {
    this.network = network;
    this.serving = serving;
    this.answers = answers;
    this.chosen = network.orderers().get(0);
  }

  /** The one that is spoken to now; if none answers, the one before. */
  synchronized DialledNode now() {
    if (network.orderers().size() == 1 || answers.test(chosen)) {
      return chosen;
    }
    Set<String> up = serving.get();
    List<DialledNode> others =
        network.orderers().stream().filter(one -> !one.equals(chosen)).toList();
    chosen =
        Stream.concat(
                others.stream().filter(one -> up.contains(one.name())),
                others.stream().filter(one -> !up.contains(one.name())))
            .filter(answers)
            .findFirst()
            .orElse(chosen);
    return chosen;
  }
}
