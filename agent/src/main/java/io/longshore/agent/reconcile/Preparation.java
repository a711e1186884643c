package io.longshore.agent.reconcile;

import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import io.longshore.model.Fingerprint;
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
    if (!engine.images().containsKey(image)) {
      lacking("image " + image, new Action.PullImage(image, spec.name(), reason));
    }
    network();
    for (Mount mount : spec.mounts()) {
      mount.source().accept(new Needs());
    }
    return missing;
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

  private void files(FileSet set) {
    if (seen.placed(set.name(), Fingerprint.of(set, desired.identities()).brief())) {
      return;
    }
    List<String> uncertified = new ArrayList<>();
    for (String identity : identities(set)) {
      IdentityState state = seen.identities().getOrDefault(identity, IdentityState.MISSING);
      if (state != IdentityState.READY) {
        uncertified.add(identity);
        if (state == IdentityState.MISSING && seen.attached()) {
          draft.intend(new Action.ObtainIdentity(identity, spec.name(), reason));
        }
      }
    }
    if (uncertified.isEmpty()) {
      lacking("files " + set.name(), new Action.PlaceFiles(set.name(), spec.name(), reason));
    } else {
      missing.add(
          "certificate of "
              + String.join(", ", uncertified)
              + (seen.attached() ? "" : " (no controller is attached to sign it)"));
    }
  }

  static SortedSet<String> identities(FileSet set) {
    SortedSet<String> names = new TreeSet<>();
    for (FileEntry file : set.files()) {
      file.content().accept(new IdentityOf()).ifPresent(names::add);
    }
    return names;
  }

  private final class Needs implements MountSource.Visitor<Void> {
    @Override
    public Void volume(MountSource.Volume volume) {
      if (!engine.volumes().contains(volume.name())) {
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
        Preparation.this.files(set);
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
        identities(set).forEach(name -> subjects.add("identity " + name));
      }
      return null;
    }

    @Override
    public Void hostPath(MountSource.HostPath hostPath) {
      return null;
    }
  }

  private static final class IdentityOf implements FileContent.Visitor<Optional<String>> {
    @Override
    public Optional<String> blob(FileContent.Blob blob) {
      return Optional.empty();
    }

    @Override
    public Optional<String> privateKey(FileContent.PrivateKeyOf key) {
      return Optional.of(key.identity());
    }

    @Override
    public Optional<String> certificate(FileContent.CertificateOf certificate) {
      return Optional.of(certificate.identity());
    }
  }
}
