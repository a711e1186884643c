package io.longshore.agent.loop;

import io.longshore.agent.engine.Engine;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.ImageSeen;
import io.longshore.agent.engine.LastRun;
import io.longshore.agent.engine.NewContainer;
import io.longshore.agent.files.HostContents;
import io.longshore.agent.link.CertificateAsk;
import io.longshore.agent.policy.RealPaths;
import io.longshore.agent.reconcile.Action;
import io.longshore.agent.reconcile.IdentityState;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileSet;
import io.longshore.model.IdentityRequest;
import io.longshore.model.ImageArchive;
import io.longshore.policy.HostPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/**
 * Turns an action into the blocking call that does it. The call runs off the loop and touches only
 * what it was given here; its effect is applied on the loop.
 */
final class ActionRunner implements Action.Visitor<Callable<Effect>> {
  private static final Duration PULL_PATIENCE = Duration.ofSeconds(30);

  private final Clock clock;
  private final Hands hands;
  private final Engine engine;
  private final AgentState state;
  private final DesiredHost desired;

  /** For actions of a plan made for this desired state. */
  ActionRunner(Clock clock, Hands hands, AgentState state, DesiredHost desired) {
    this.clock = clock;
    this.hands = hands;
    this.engine = hands.engine();
    this.state = state;
    this.desired = desired;
  }

  @Override
  public Callable<Effect> pullImage(Action.PullImage action) {
    ImageArchive archive = desired.archives().get(action.image());
    return () -> {
      ImageSeen image =
          archive == null
              ? engine.pull(action.image(), PULL_PATIENCE)
              : hands.archivedImages().load(archive);
      return after -> after.engine = after.engine.map(seen -> seen.with(image));
    };
  }

  @Override
  public Callable<Effect> ensureNetwork(Action.EnsureNetwork action) {
    return () -> {
      engine.ensureNetwork(action.network(), desired.deployment());
      return after -> after.engine = after.engine.map(seen -> seen.withNetwork(action.network()));
    };
  }

  @Override
  public Callable<Effect> ensureVolume(Action.EnsureVolume action) {
    return () -> {
      engine.ensureVolume(action.volume(), desired.deployment());
      return after -> after.engine = after.engine.map(seen -> seen.withVolume(action.volume()));
    };
  }

  @Override
  public Callable<Effect> obtainIdentity(Action.ObtainIdentity action) {
    IdentityRequest request = desired.identities().get(action.identity());
    return () -> {
      byte[] pkcs10 = hands.identities().request(request);
      return after -> {
        if (after.attached) {
          hands.link().ask(new CertificateAsk(request.name(), request.digest().hex(), pkcs10));
          after.identities.put(request.name(), IdentityState.ASKED);
        }
      };
    };
  }

  @Override
  public Callable<Effect> placeFiles(Action.PlaceFiles action) {
    FileSet set = desired.fileSets().get(action.fileSet());
    String version = io.longshore.model.Fingerprint.of(set, desired.identities()).brief();
    return () -> {
      hands.files().place(set, version, new HostContents(desired, hands.identities()));
      return after -> {
        after.files.computeIfAbsent(set.name(), name -> new TreeSet<>()).add(version);
        after.mended(set.name());
      };
    };
  }

  @Override
  public Callable<Effect> discardFiles(Action.DiscardFiles action) {
    return () -> {
      hands.files().discard(action.fileSet(), action.version());
      return after ->
          after.files.computeIfPresent(
              action.fileSet(),
              (name, versions) -> {
                versions.remove(action.version());
                return versions.isEmpty() ? null : versions;
              });
    };
  }

  @Override
  public Callable<Effect> create(Action.Create action) {
    NewContainer wanted = Creation.of(desired, action.spec(), hands.files());
    HostPolicy policy = state.policy;
    return () -> {
      RealPaths.check(policy, action.spec(), hands.rules());
      EngineContainer made = engine.create(wanted);
      return after -> {
        after.engine = after.engine.map(seen -> seen.with(made));
        after.history = after.history.forgotten(made.name());
      };
    };
  }

  @Override
  public Callable<Effect> start(Action.Start action) {
    LastRun before =
        state
            .engine
            .flatMap(seen -> seen.container(action.container()))
            .map(EngineContainer::lastRun)
            .orElse(LastRun.NONE);
    Instant began = clock.instant();
    return () -> {
      EngineContainer started = engine.start(action.id());
      return after -> {
        after.engine = after.engine.map(seen -> seen.with(started));
        after.history = after.history.started(action.container(), before, began);
      };
    };
  }

  @Override
  public Callable<Effect> stop(Action.Stop action) {
    return () -> {
      EngineContainer stopped = engine.stop(action.id(), action.patience());
      return after -> after.engine = after.engine.map(seen -> seen.with(stopped));
    };
  }

  @Override
  public Callable<Effect> remove(Action.Remove action) {
    return () -> {
      engine.remove(action.id());
      return after -> {
        after.engine = after.engine.map(seen -> seen.without(action.container()));
        after.removed(action.container());
        after.history = after.history.forgotten(action.container());
      };
    };
  }

  @Override
  public Callable<Effect> unpause(Action.Unpause action) {
    return () -> {
      EngineContainer going = engine.unpause(action.id());
      return after -> after.engine = after.engine.map(seen -> seen.with(going));
    };
  }
}
