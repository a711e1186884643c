package io.longshore.controller.ledger;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.tree.SpecTree;
import io.longshore.controller.spec.tree.SpecWire;
import io.longshore.controller.workload.Fleet;
import io.longshore.controller.workload.FleetSpecParser;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.client.link.GrpcFabricLink;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.client.step.Pause;
import io.longshore.controller.workload.fabric.client.step.StepRunner;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.proto.v1.Spec;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens conversations with the network of the last apply. Blocking. */
public final class LedgerDesk {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Supplier<Optional<Materials>> materials;
  private final Clock clock;
  private final SecureRandom random;
  private final Pause pause;

  /**
   * A desk that signs as each organisation's administrator.
   *
   * @param materials of the network in use
   * @param pause between looks at what was asked for and is not there yet
   */
  public LedgerDesk(
      Supplier<Optional<Materials>> materials, Clock clock, SecureRandom random, Pause pause) {
    this.materials = materials;
    this.clock = clock;
    this.random = random;
    this.pause = pause;
  }

  /** A question that nodes are asked. */
  interface Question<T> {
    T ask(Conversation nodes) throws LedgerProblem;
  }

  /**
   * Asks the nodes of a network.
   *
   * @param spec of the last apply
   */
  <T> T ask(Optional<Spec> spec, Question<T> question) throws LedgerProblem {
    FabricNetwork network = network(spec);
    Materials held = materials.get().orElseThrow(LedgerDesk::nothingApplied);
    for (var orderer : network.orderers()) {
      if (!held.organizations().containsKey(orderer.organization())) {
        throw nothingApplied();
      }
    }
    try (GrpcFabricLink link = new GrpcFabricLink(Conversation.ANSWER)) {
      return question.ask(
          new Conversation(
              network,
              held,
              link,
              new StampSource(clock, random),
              new StepRunner(clock, pause, BETWEEN_LOOKS, PATIENCE)));
    }
  }

  private static FabricNetwork network(Optional<Spec> spec) throws LedgerProblem {
    SpecTree tree = SpecWire.fromProto(spec.orElseThrow(LedgerDesk::nothingApplied));
    Checked<Fleet> fleet = FleetSpecParser.parse(tree);
    if (!fleet.isSound()) {
      throw LedgerProblem.of(fleet.problems().get(0));
    }
    Checked<FabricNetwork> network = FabricNetwork.of(tree, fleet.get());
    if (!network.isSound()) {
      throw LedgerProblem.of(network.problems().get(0));
    }
    return network.get();
  }

  private static LedgerProblem nothingApplied() {
    return new LedgerProblem(
        "controller",
        "no network has been applied yet",
        "controller apply conf/network.conf",
        Exit.UNMET);
  }
}
