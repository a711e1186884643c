package io.longshore.controller.channels;

import io.longshore.controller.operator.ChannelMaking;
import io.longshore.controller.operator.ChannelsAsked;
import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.tree.SpecTree;
import io.longshore.controller.spec.tree.SpecWire;
import io.longshore.controller.store.ChannelRecords;
import io.longshore.controller.workload.Fleet;
import io.longshore.controller.workload.FleetSpecParser;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.client.link.GrpcFabricLink;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.client.step.Pause;
import io.longshore.controller.workload.fabric.client.step.StepRunner;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.proto.v1.ChannelEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes the channels of a Fabric network over the controller's own connections to its nodes. */
public final class FabricChannelMaking implements ChannelMaking {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Supplier<Optional<Materials>> materials;
  private final ChannelRecords records;
  private final Clock clock;
  private final SecureRandom random;
  private final Pause pause;

  /**
   * A maker that signs as each organisation's administrator.
   *
   * @param materials of the network in use
   * @param pause between looks at what was asked for and is not there yet
   */
  public FabricChannelMaking(
      Supplier<Optional<Materials>> materials,
      ChannelRecords records,
      Clock clock,
      SecureRandom random,
      Pause pause) {
    this.materials = materials;
    this.records = records;
    this.clock = clock;
    this.random = random;
    this.pause = pause;
  }

  @Override
  public void make(ChannelsAsked asked, Consumer<ChannelEvent> events) {
    SpecTree tree = SpecWire.fromProto(asked.spec());
    Checked<Fleet> fleet = FleetSpecParser.parse(tree);
    if (!fleet.isSound()) {
      events.accept(StepEvents.refused(fleet.problems()));
      return;
    }
    Checked<FabricNetwork> network = FabricNetwork.of(tree, fleet.get());
    if (!network.isSound()) {
      events.accept(StepEvents.refused(network.problems()));
      return;
    }
    Optional<Materials> held = materials.get();
    List<Problem> problems = MakingProblems.of(network.get(), held, asked);
    if (held.isEmpty() || !problems.isEmpty()) {
      events.accept(StepEvents.refused(problems));
      return;
    }
    make(network.get(), held.get(), asked, events);
  }

  private void make(
      FabricNetwork network, Materials held, ChannelsAsked asked, Consumer<ChannelEvent> events) {
    String own = held.genesis().sha256();
    try (GrpcFabricLink link = new GrpcFabricLink(FabricConversation.answerLimit())) {
      BoundSteps steps =
          new BoundSteps(
              new FabricConversation(network, held, link, new StampSource(clock, random)),
              channel -> asked.anew() ? Optional.empty() : records.firstBlock(own, channel),
              asked.code());
      new ChannelRun(
              clock,
              new StepRunner(clock, pause, BETWEEN_LOOKS, PATIENCE),
              step -> step.accept(steps),
              (step, outcome) -> record(step, own, steps),
              events)
          .make(StepOrder.of(network, asked.withChaincode()));
    }
  }

  /** What is seen later must be this very channel. */
  private void record(PlannedStep step, String own, BoundSteps steps) {
    if (step instanceof PlannedStep.Create create) {
      String channel = create.channel().name();
      steps
          .firstBlock(create.channel())
          .map(
              seen -> {
                if (!records.firstBlock(own, channel).equals(Optional.of(seen))) {
                  records.put(own, channel, seen);
                }
                return seen;
              });
    }
  }
}
