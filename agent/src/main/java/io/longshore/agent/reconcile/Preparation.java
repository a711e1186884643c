package io.longshore.agent.reconcile;

import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.base.Failure;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileSet;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What must be on the host before a container can be created: image, network, volumes, files. */
final class Preparation {
  private final DesiredHost desired;
  private final Seen seen;
  private final EngineSnapshot engine;
  private final ContainerSpec spec;
  private final Reason reason;
  private final Draft draft;
  private final List<String> missing = new ArrayList<>();
  private final SortedSet<String> lost = new TreeSet<>();
  private boolean quick = true;

  Preparation(
      DesiredHost desired,
      Seen seen,
      EngineSnapshot engine,
      ContainerSpec spec,
      Reason reason,
      Draft draft) {
    this.desired = desired;
    this.seen = seen;
    this.engine = engine;
    this.spec = spec;
    this.reason = reason;
    this.draft = draft;
  }

  /**
   * Intends whatever is missing; all of it at once. Says in words what; empty when all is there.
   */
  List<String> intend() {
    String image = spec.run().image();
    if (!engine.lookedFor().contains(image)) {
      // Not looked for yet is not absent: the next look will tell.
      missing.add("image " + image);
    } else if (!engine.images().containsKey(image)) {
      quick = false;
      lacking("image " + image, new Action.PullImage(image, spec.name(), reason));
    }
    network();
    for (Mount mount : spec.mounts()) {
      mount.source().accept(new Needs());
    }
    return missing;
  }

  /** Why the container is not made although all of it could be: its data is gone. */
  Optional<Failure> lostData() {
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    String volumes = String.join(", ", lost);
    String what =
        seen.kept().known()
            ? "volume "
                + volumes
                + ", in which it had its data, is gone; on an empty one it would "
                + "forget what it promised to others"
            : "volume "
                + volumes
                + " is not there, and nobody knows whether it held data: the "
                + "agent's record is damaged";
    return Optional.of(
        new Failure(
            Failure.Kind.REJECTED,
            spec.name(),
            what,
            "bring the volume back, or let it begin with nothing: docker volume create "
                + String.join(" && docker volume create ", lost)));
  }

  /** Whether what is missing takes the engine a moment, and nobody else. */
  boolean isQuick() {
    return quick;
  }

  /** Intends the network alone, which a container also needs to be started again. */
  boolean network() {
    String network = spec.networking().network();
    if (!Networks.isBuiltIn(network) && !engine.networks().contains(network)) {
      lacking("network " + network, new Action.EnsureNetwork(network, spec.name(), reason));
      return false;
    }
    return true;
  }

  /** Intends that mounted files somebody changed are put right; whether none of them is to be. */
  boolean files() {
    int before = missing.size();
    for (Mount mount : spec.mounts()) {
      if (mount.source() instanceof MountSource.Files files
          && seen.drifted().contains(files.name())) {
        mount.source().accept(new Needs());
      }
    }
    return missing.size() == before;
  }

  /** The subjects that stand between the container and its creation. */
  static SortedSet<String> subjects(DesiredHost desired, ContainerSpec spec) {
    SortedSet<String> subjects = new TreeSet<>();
    subjects.add(Action.subjectOf(spec.name()));
    subjects.add("image " + spec.run().image());
    subjects.add("network " + spec.networking().network());
    for (Mount mount : spec.mounts()) {
      mount.source().accept(new Subjects(desired, subjects));
    }
    return subjects;
  }

  private void lacking(String what, Action action) {
    missing.add(what);
    draft.intend(action);
  }

  private final class Needs implements MountSource.Visitor<Void> {
    @Override
    public Void volume(MountSource.Volume volume) {
      if (engine.volumes().contains(volume.name())) {
        return null;
      }
      if (seen.kept().holds(volume.name())) {
        missing.add("volume " + volume.name());
        lost.add(volume.name());
      } else {
        lacking(
            "volume " + volume.name(), new Action.EnsureVolume(volume.name(), spec.name(), reason));
      }
      return null;
    }

    @Override
    public Void files(MountSource.Files files) {
      FileSet set = desired.fileSets().get(files.name());
      if (set == null) {
        missing.add("file set " + files.name() + ", which the desired state does not hold");
      } else {
        new FilePreparation(desired, seen, draft)
            .intend(set, spec.name(), reason)
            .ifPresent(
                lack -> {
                  quick = false;
                  missing.add(lack);
                });
      }
      return null;
    }

    @Override
    public Void hostPath(MountSource.HostPath hostPath) {
      return null;
    }
  }

  private record Subjects(DesiredHost desired, SortedSet<String> subjects)
      implements MountSource.Visitor<Void> {
    @Override
    public Void volume(MountSource.Volume volume) {
      subjects.add("volume " + volume.name());
      return null;
    }

    @Override
    public Void files(MountSource.Files files) {
      subjects.add("files " + files.name());
      FileSet set = desired.fileSets().get(files.name());
      if (set != null) {
        FilePreparation.identities(set).forEach(name -> subjects.add("identity " + name));
      }
      return null;
    }

    @Override
    public Void hostPath(MountSource.HostPath hostPath) {
      return null;
    }
  }
}
