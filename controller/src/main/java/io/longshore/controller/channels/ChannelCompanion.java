package io.longshore.controller.channels;

import io.longshore.controller.plan.Members;
import io.longshore.controller.rollout.Companion;
import io.longshore.controller.rollout.Course;
import io.longshore.controller.rollout.Decision;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.client.step.Pause;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.proto.v1.ChannelScope;
import io.longshore.proto.v1.Spec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Makes the channels of the spec of every run, as its nodes come to serve. */
final class ChannelCompanion implements Companion {
  /**
   * A chaincode's first answer may wait for its image to be built, which has a limit of its own.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Conversations conversations;
  private final Clock clock;
  private final Executor threads;
  private final Pause pause;
  private volatile Runnable changed = () -> {};
  private volatile NodesSeen nodes = NodesSeen.NONE;
  private Optional<FabricNetwork> network = Optional.empty();
  private Optional<StepWork> work = Optional.empty();
  private boolean leftOut;

  ChannelCompanion(Conversations conversations, Clock clock, Executor threads, Pause pause) {
    this.conversations = conversations;
    this.clock = clock;
    this.threads = threads;
    this.pause = pause;
  }

  @Override
  public void onChange(Runnable listener) {
    this.changed = listener;
  }

  @Override
  public void begin(Spec source, ChannelScope scope, Instant begun) {
    stop();
    work = Optional.empty();
    leftOut = false;
    nodes = NodesSeen.NONE;
    network =
        scope == ChannelScope.NO_CHANNELS ? Optional.empty() : NetworkReading.withChannels(source);
    Optional<Materials> held = conversations.materials();
    if (network.isPresent() && held.isPresent()) {
      Conversations.Conversation conversation =
          conversations.with(network.get(), held.get(), () -> nodes.serving());
      work =
          Optional.of(
              new StepWork(
                  clock,
                  begun,
                  threads,
                  PATIENCE,
                  pause,
                  conversation::bind,
                  conversation::note,
                  () -> changed.run(),
                  StepOrder.of(network.get(), scope == ChannelScope.CHANNELS_AND_CHAINCODE)));
    }
  }

  /** Nothing is begun while a node was never seen: it may turn out to be a double. */
  @Override
  public void look(Members members) {
    if (network.isEmpty() || work.isEmpty()) {
      return;
    }
    nodes = NodesSeen.of(network.get(), members);
    leftOut = !nodes.standIns().isEmpty();
    if (!leftOut && nodes.unseen().isEmpty()) {
      NodesSeen now = nodes;
      FabricNetwork its = network.get();
      work.get().serving(needs -> now.serve(needs, its));
    }
  }

  @Override
  public Course course() {
    if (work.isEmpty()) {
      return Course.NOTHING;
    }
    if (leftOut) {
      return new Course(
          List.of(), Optional.empty(), "", Optional.empty(), List.of(nodes.doubles()), List.of());
    }
    StepWork its = work.get();
    Optional<Decision.Halt> stuck = its.stuck();
    return new Course(
        its.view(), Optional.of(its.stage()), its.waitsFor(), stuck, List.of(), its.awaits());
  }

  @Override
  public void stop() {
    work.ifPresent(StepWork::stop);
  }
}
