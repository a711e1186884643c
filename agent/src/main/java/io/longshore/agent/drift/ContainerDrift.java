package io.longshore.agent.drift;

import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.engine.Fields;
import io.longshore.agent.engine.ImageFacts;
import io.longshore.agent.engine.NewContainer;
import io.longshore.agent.engine.StatedFields;
import io.longshore.model.DriftReason;
import io.longshore.model.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One container of ours beside what the spec states of it. */
final class ContainerDrift {
  /** What the engine changes on a container that goes on living; all else takes a new one. */
  private static final Set<String> CHANGEABLE =
      Set.of(
          "memory",
          "memory-reserved",
          "cpu-nanos",
          "cpu-quota",
          "cpu-shares",
          "cpu-set",
          "pids",
          "restart-policy",
          Fields.NETWORKS);

  /** Where the engine, too, holds only what somebody stated. */
  private static final Set<String> STATED_WHOLE =
      Set.of(Fields.ENVIRONMENT, Fields.MOUNT, Fields.PORT, Fields.HOST_ENTRY);

  private static final String UNNAMED_VOLUME = "volume [0-9a-f]{64}( read-only)?";

  private final NewContainer wanted;
  private final EngineContainer seen;
  private final ImageFacts image;
  private final boolean sameImage;
  private final List<Difference> differences = new ArrayList<>();

  private ContainerDrift(
      NewContainer wanted, EngineContainer seen, ImageFacts image, boolean sameImage) {
    this.wanted = wanted;
    this.seen = seen;
    this.image = image;
    this.sameImage = sameImage;
  }

  static List<Difference> of(NewContainer wanted, EngineSnapshot engine, EngineContainer seen) {
    boolean going = seen.state() == ContainerState.REMOVING || seen.state() == ContainerState.DEAD;
    if (going || seen.facts().fields().isEmpty()) {
      return List.of();
    }
    String reference = wanted.spec().run().image();
    Optional<String> id = Optional.ofNullable(engine.images().get(reference));
    ImageFacts image = engine.facts().images().getOrDefault(reference, ImageFacts.NONE);
    boolean same = id.equals(Optional.of(seen.imageId()));
    ContainerDrift drift = new ContainerDrift(wanted, seen, image, same);
    if (id.isPresent() && !same) {
      drift.image(reference, id.get());
    }
    drift.fields();
    return drift.owed();
  }

  private void image(String reference, String id) {
    boolean sameName = seen.image().equals(reference);
    differ(
        "image",
        reference + " (" + id + ")",
        seen.image() + " (" + seen.imageId() + ")",
        sameName ? DriftReason.IMAGE_MOVED : DriftReason.REPLACED);
  }

  private void fields() {
    SortedMap<String, String> stated = stated();
    SortedMap<String, String> there = seen.facts().fields();
    TreeSet<String> names = new TreeSet<>(stated.keySet());
    names.addAll(there.keySet());
    for (String name : names) {
      String one = stated.get(name);
      String other = there.get(name);
      if (one == null) {
        added(name, other);
      } else if (!one.equals(other) && (other != null || !name.startsWith(Fields.ALIASES))) {
        boolean changeable = CHANGEABLE.contains(name) || name.startsWith(Fields.ALIASES);
        differ(
            name,
            one,
            other == null ? "" : other,
            changeable ? DriftReason.CHANGED : DriftReason.REPLACED);
      }
    }
  }

  /** Of another image than the spec's only what the spec itself states can be compared. */
  private SortedMap<String, String> stated() {
    SortedMap<String, String> stated = new TreeMap<>(StatedFields.of(wanted, image));
    if (!sameImage) {
      var run = wanted.spec().run();
      stated
          .keySet()
          .removeIf(
              name ->
                  name.startsWith(Fields.ENVIRONMENT)
                      && !run.environment()
                          .containsKey(name.substring(Fields.ENVIRONMENT.length())));
      stated.remove("entrypoint");
      if (run.command().isEmpty()) {
        stated.remove("command");
      }
      if (run.user().isEmpty()) {
        stated.remove("user");
      }
      if (run.workingDirectory().isEmpty()) {
        stated.remove("working-directory");
      }
    }
    return stated;
  }

  private void added(String name, String value) {
    boolean statedWhole = STATED_WHOLE.stream().anyMatch(name::startsWith);
    boolean images = !sameImage && name.startsWith(Fields.ENVIRONMENT);
    if (statedWhole && !images && !imagesVolume(name, value)) {
      differ(name, "", value, DriftReason.ADDED);
    }
  }

  private boolean imagesVolume(String name, String value) {
    return name.startsWith(Fields.MOUNT)
        && value.matches(UNNAMED_VOLUME)
        && (!sameImage || image.volumes().contains(name.substring(Fields.MOUNT.length())));
  }

  private void differ(String field, String desired, String observed, DriftReason reason) {
    differences.add(
        new Difference(
            wanted.spec().name(),
            field,
            Guarded.value(field, desired),
            Guarded.value(field, observed),
            reason,
            seen.id(),
            Optional.empty()));
  }

  /** A container made for another generation differs on purpose. */
  private List<Difference> owed() {
    String fingerprint = wanted.labels().getOrDefault(Labels.FINGERPRINT, "");
    if (seen.fingerprint().equals(fingerprint)) {
      return differences;
    }
    if (differences.isEmpty()) {
      differ("spec", brief(fingerprint), brief(seen.fingerprint()), DriftReason.SPEC_PENDING);
    }
    return differences.stream().map(one -> one.owedTo(DriftReason.SPEC_PENDING)).toList();
  }

  private static String brief(String fingerprint) {
    return fingerprint.substring(0, Math.min(12, fingerprint.length()));
  }
}
