package io.longshore.agent.reconcile;

import io.longshore.agent.engine.Adoption;
import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.engine.LastRun;
import io.longshore.base.Failure;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.Phase;
import io.longshore.model.Reason;
import io.longshore.policy.HostPolicy;
import io.longshore.policy.Judgement;
import io.longshore.policy.PolicyJudge;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides for one desired container how it stands and what to do about it. */
final class ContainerJudge {
  private final DesiredHost desired;
  private final Seen seen;
  private final EngineSnapshot engine;
  private final RestartHistory history;
  private final Setbacks setbacks;
  private final Instant now;
  private final Draft draft;
  private final StartGates gates;
  private final TakenPorts ports;
  private final HostPolicy policy;

  ContainerJudge(
      DesiredHost desired,
      Seen seen,
      EngineSnapshot engine,
      RestartHistory history,
      Setbacks setbacks,
      Instant now,
      Draft draft) {
    this.desired = desired;
    this.seen = seen;
    this.engine = engine;
    this.history = history;
    this.setbacks = setbacks;
    this.now = now;
    this.draft = draft;
    gates = new StartGates(seen, history, now, draft);
    policy = seen.policy();
    ports = new TakenPorts(desired, engine, seen.foreignPorts());
  }

  Standing judge(ContainerSpec spec) {
    Optional<EngineContainer> there = engine.container(spec.name());
    if (there.isPresent() && !there.get().isOf(desired.deployment())) {
      return Standing.of(Phase.BLOCKED, Adoption.nameTaken(there.get()));
    }
    Judgement judgement = PolicyJudge.judge(policy, spec);
    if (!judgement.allows()) {
      return refused(spec, there, judgement);
    }
    if (there.isEmpty()) {
      return absent(spec);
    }
    EngineContainer container = there.get();
    if (!container.fingerprint().equals(desired.fingerprint(spec).hex())) {
      return changed(spec, container);
    }
    return asDesired(spec, container);
  }

  /**
   * Nothing is made or started against the host's policy. What runs goes on: a line in a policy
   * must not take a network down, and its owner can stop the container.
   */
  private Standing refused(
      ContainerSpec spec, Optional<EngineContainer> there, Judgement judgement) {
    String what =
        judgement.refusals().stream()
            .map(Judgement.Refusal::what)
            .collect(Collectors.joining("; "));
    String remedy =
        judgement.refusals().stream()
            .map(Judgement.Refusal::remedy)
            .distinct()
            .collect(Collectors.joining("; "));
    boolean goesOn =
        there.isPresent()
            && there.get().state() == ContainerState.RUNNING
            && there.get().fingerprint().equals(desired.fingerprint(spec).hex());
    return goesOn
        ? new Standing(running(spec, there.get()).phase(), "goes on although " + what, remedy)
        : new Standing(Phase.BLOCKED, what, remedy);
  }

  private Standing absent(ContainerSpec spec) {
    Preparation preparation = new Preparation(desired, seen, engine, spec, Reason.ABSENT, draft);
    List<String> missing = preparation.intend();
    Optional<Failure> refusal = preparation.lostData().or(() -> ports.of(spec));
    if (refusal.isPresent()) {
      return blocked(refusal.get());
    }
    if (missing.isEmpty()) {
      draft.intend(new Action.Create(spec, Reason.ABSENT));
      gates.shut(spec);
    }
    Optional<Standing> trouble = troubled(spec);
    if (spec.after().isEmpty() && preparation.isQuick() && trouble.isEmpty()) {
      draft.press(spec.name());
    }
    return trouble.orElseGet(
        () ->
            Standing.of(
                Phase.PREPARING, missing.isEmpty() ? "is being created" : waitsFor(missing)));
  }

  /**
   * The old one keeps running until everything for the new one is there, and its cluster can spare
   * it: between the controller's word and this moment another member may have gone.
   */
  private Standing changed(ContainerSpec spec, EngineContainer container) {
    Preparation preparation =
        new Preparation(desired, seen, engine, spec, Reason.SPEC_CHANGED, draft);
    List<String> missing = preparation.intend();
    Optional<Failure> refusal = preparation.lostData().or(() -> ports.of(spec));
    if (refusal.isPresent()) {
      return blocked(refusal.get());
    }
    if (missing.isEmpty() && container.state() == ContainerState.RUNNING) {
      Optional<Standing> needed = gates.needed(spec);
      if (needed.isPresent()) {
        return needed.get();
      }
    }
    if (missing.isEmpty()) {
      Removal.intend(container, stopPatience(spec), Reason.SPEC_CHANGED, draft);
    }
    return troubled(spec)
        .orElseGet(
            () ->
                Standing.of(
                    Phase.PREPARING,
                    missing.isEmpty()
                        ? "is being replaced: " + Reason.SPEC_CHANGED.sentence()
                        : waitsFor(missing) + " to replace the one that runs"));
  }

  private Standing asDesired(ContainerSpec spec, EngineContainer container) {
    return switch (container.state()) {
      case RUNNING, RESTARTING -> alive(spec, container);
      case PAUSED -> paused(spec, container);
      case CREATED -> startable(spec, container, Reason.NEVER_STARTED);
      case EXITED -> startable(spec, container, Reason.EXITED);
      case DEAD -> {
        draft.intend(new Action.Remove(spec.name(), container.id(), Reason.HALF_MADE));
        yield troubled(spec).orElse(Standing.of(Phase.PREPARING, Reason.HALF_MADE.sentence()));
      }
      case REMOVING -> Standing.of(Phase.PREPARING, "someone is removing it");
      case UNKNOWN ->
          Standing.of(Phase.UNKNOWN, "the engine uses a word for its state unknown here");
    };
  }

  /** Goes on, unless it has ceased to serve and may be started anew. */
  private Standing alive(ContainerSpec spec, EngineContainer container) {
    if (gates.isDeadlocked(spec, container.lastRun())) {
      draft.intend(
          new Action.Stop(spec.name(), container.id(), stopPatience(spec), Reason.DEADLOCKED));
    }
    return running(spec, container);
  }

  private Standing running(ContainerSpec spec, EngineContainer container) {
    return gates.running(spec, container.lastRun());
  }

  private Standing paused(ContainerSpec spec, EngineContainer container) {
    draft.intend(new Action.Unpause(spec.name(), container.id(), Reason.PAUSED));
    return troubled(spec).orElse(Standing.of(Phase.STARTING, Reason.PAUSED.sentence()));
  }

  private Standing startable(ContainerSpec spec, EngineContainer container, Reason reason) {
    Optional<Failure> taken = ports.of(spec);
    if (taken.isPresent()) {
      return blocked(taken.get());
    }
    boolean crashed = reason == Reason.EXITED;
    Instant notBefore =
        crashed ? history.notBefore(spec.name(), container.lastRun(), now) : Instant.EPOCH;
    if (Backoff.lasts(notBefore, now)) {
      draft.wakeAt(notBefore);
      return Standing.of(
          Phase.CRASHED, ended(container.lastRun()) + "; starts again at " + moment(notBefore));
    }
    Preparation preparation = new Preparation(desired, seen, engine, spec, reason, draft);
    boolean network = preparation.network();
    boolean files = preparation.files();
    List<String> shut = gates.shut(spec);
    if (network && files && shut.isEmpty()) {
      draft.intend(new Action.Start(spec.name(), container.id(), reason));
    }
    Optional<Standing> trouble = troubled(spec);
    if (trouble.isPresent()) {
      return trouble.get();
    }
    String said = shut.isEmpty() ? "is being started" : String.join("; ", shut);
    if (!crashed && !shut.isEmpty()) {
      gates.waits();
    }
    return crashed
        ? Standing.of(Phase.CRASHED, ended(container.lastRun()) + "; " + said)
        : Standing.of(Phase.WAITING, said);
  }

  private Standing blocked(Failure failure) {
    Phase phase = failure.kind() == Failure.Kind.RETRY ? Phase.WAITING : Phase.BLOCKED;
    return Standing.of(phase, failure);
  }

  /** What failed lately on the way to this container, if anything did. */
  private Optional<Standing> troubled(ContainerSpec spec) {
    for (String subject : Preparation.subjects(desired, spec)) {
      Optional<Setbacks.Setback> setback = setbacks.of(subject);
      if (setback.isPresent()) {
        Failure failure = setback.get().failure();
        Phase phase = failure.kind() == Failure.Kind.RETRY ? Phase.PREPARING : Phase.BLOCKED;
        return Optional.of(Standing.of(phase, failure));
      }
    }
    return Optional.empty();
  }

  static String ended(LastRun run) {
    if (run.outOfMemory()) {
      return "ended: the kernel killed it for its memory";
    }
    return "ended with exit code "
        + run.exitCode()
        + (run.trouble().isEmpty() ? "" : " (" + run.trouble() + ")");
  }

  private static String waitsFor(List<String> missing) {
    return "waits for " + String.join(", ", missing);
  }

  /** To the second; a duration would make each report differ from the one before. */
  private static String moment(Instant then) {
    return then.plusMillis(999).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Duration stopPatience(ContainerSpec spec) {
    return Duration.ofSeconds(spec.run().stopSeconds());
  }
}
