package io.longshore.agent.reconcile;

import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileSet;
import io.longshore.model.Fingerprint;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Phase;
import io.longshore.model.Reason;
import io.longshore.policy.PolicyJudge;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * Decides what to do on this host now. Pure: the same inputs give the same plan.
 *
 * <p>What is not known is not decided on: without a desired state, or with an engine that does not
 * answer, nothing is done. Containers of others are never touched, volumes never removed.
 */
public final class LocalReconciler {
  private LocalReconciler() {}

  /**
   * The plan.
   *
   * @param desired what the host should hold; empty when that is not known
   */
  public static LocalPlan plan(
      Optional<DesiredHost> desired,
      Seen seen,
      RestartHistory history,
      Setbacks setbacks,
      Instant now) {
    Draft draft = new Draft(seen, setbacks, now);
    if (desired.isEmpty()) {
      return draft.plan();
    }
    DesiredHost host = desired.get();
    if (seen.engine().isEmpty()) {
      for (ContainerSpec spec : host.containers()) {
        draft.standing(spec.name(), Standing.of(Phase.UNKNOWN, Phase.UNKNOWN.sentence()));
      }
      return draft.plan();
    }
    EngineSnapshot engine = seen.engine().get();
    ContainerJudge judge = new ContainerJudge(host, seen, engine, history, setbacks, now, draft);
    for (ContainerSpec spec : host.containers()) {
      Standing standing = judge.judge(spec);
      boolean held = seen.held().contains(spec.name());
      draft.standing(spec.name(), held ? held(host, spec, standing) : standing);
    }
    filesForGates(host, seen, draft);
    strays(host, engine, draft);
    leftOverFiles(host, seen, engine, draft);
    return draft.plan();
  }

  private static Standing held(DesiredHost host, ContainerSpec spec, Standing standing) {
    return new Standing(
        standing.phase(),
        "is held" + (standing.detail().isEmpty() ? "" : "; " + standing.detail()),
        "controller release " + host.host() + "/" + spec.name());
  }

  /**
   * A gate may read a file set that no container mounts. What only containers mount that the host's
   * policy refuses is not placed: nothing of them is half done.
   */
  private static void filesForGates(DesiredHost host, Seen seen, Draft draft) {
    FilePreparation files = new FilePreparation(host, seen, draft);
    Set<String> refused = new HashSet<>();
    Set<String> allowed = new HashSet<>();
    for (ContainerSpec spec : host.containers()) {
      boolean allows = PolicyJudge.judge(seen.policy(), spec).allows();
      spec.mounts().stream()
          .map(Mount::source)
          .filter(MountSource.Files.class::isInstance)
          .forEach(source -> (allows ? allowed : refused).add(((MountSource.Files) source).name()));
    }
    refused.removeAll(allowed);
    host.fileSets().values().stream()
        .filter(set -> !refused.contains(set.name()))
        .forEach(set -> files.intend(set, "", Reason.ABSENT));
  }

  private static void strays(DesiredHost host, EngineSnapshot engine, Draft draft) {
    for (EngineContainer container : engine.containers()) {
      if (container.isOf(host.deployment()) && host.container(container.name()).isEmpty()) {
        Removal.intend(container, Removal.PATIENCE, Reason.NO_LONGER_DESIRED, draft);
      }
    }
  }

  private static void leftOverFiles(
      DesiredHost host, Seen seen, EngineSnapshot engine, Draft draft) {
    for (Map.Entry<String, SortedSet<String>> placed : seen.files().entrySet()) {
      FileSet wanted = host.fileSets().get(placed.getKey());
      String version = wanted == null ? "" : Fingerprint.of(wanted, host.identities()).brief();
      for (String old : placed.getValue()) {
        if (!old.equals(version) && !mounted(engine, placed.getKey() + "/" + old)) {
          draft.intend(new Action.DiscardFiles(placed.getKey(), old));
        }
      }
    }
  }

  private static boolean mounted(EngineSnapshot engine, String folder) {
    return engine.containers().stream()
        .flatMap(container -> container.hostPaths().stream())
        .anyMatch(path -> (path + "/").contains("/" + folder + "/"));
  }
}
