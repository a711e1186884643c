package io.longshore.controller.channels;

import io.longshore.controller.operator.ChannelMaking;
import io.longshore.controller.operator.ChannelsAsked;
import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.client.step.Pause;
import io.longshore.controller.workload.fabric.client.step.StepRunner;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.proto.v1.ChannelEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Makes the channels of a Fabric network over the controller's own connections to its nodes. */
final class FabricChannelMaking implements ChannelMaking {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Conversations conversations;
  private final Clock clock;
  private final Pause pause;

  /**
   * A maker that signs as each organisation's administrator.
   *
   * @param pause between looks at what was asked for and is not there yet
   */
  FabricChannelMaking(Conversations conversations, Clock clock, Pause pause) {
    this.conversations = conversations;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public void make(ChannelsAsked asked, Consumer<ChannelEvent> events) {
    Checked<FabricNetwork> network = NetworkReading.read(asked.spec());
    if (!network.isSound()) {
      events.accept(StepEvents.refused(network.problems()));
      return;
    }
    Optional<Materials> held = conversations.materials();
    List<Problem> problems = MakingProblems.of(network.get(), held, asked);
    if (held.isEmpty() || !problems.isEmpty()) {
      events.accept(StepEvents.refused(problems));
      return;
    }
    asked
        .code()
        .forEach(
            (id, code) -> {
              String[] words = id.split(" ", 2);
              conversations.code().put(words[0], words[1], code.toByteArray());
            });
    Conversations.Conversation conversation =
        conversations.with(network.get(), held.get(), Set::of);
    if (asked.anew()) {
      conversation.forget(network.get());
    }
    new ChannelRun(
            clock,
            new StepRunner(clock, pause, BETWEEN_LOOKS, PATIENCE),
            conversation::bind,
            conversation::note,
            events)
        .make(StepOrder.of(network.get(), asked.withChaincode()));
  }
}
