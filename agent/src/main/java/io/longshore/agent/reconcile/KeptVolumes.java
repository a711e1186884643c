package io.longshore.agent.reconcile;

import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Volumes of the desired state in which a container of ours has run: what they hold was promised to
 * others, and an empty one must not quietly take the place of one that is gone.
 *
 * @param known false when nobody can tell which they are; then it may be any
 * @param names those that are known to be
 */
public record KeptVolumes(boolean known, SortedSet<String> names) {
  /** No container ran yet. */
  public static final KeptVolumes NONE = new KeptVolumes(true, new TreeSet<>());

  /** The record of them is lost. */
  public static final KeptVolumes UNKNOWN = new KeptVolumes(false, new TreeSet<>());

  public KeptVolumes {
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  /** Whether the volume holds, or may hold, what must not be lost. */
  boolean holds(String volume) {
    return !known || names.contains(volume);
  }

  /** With what a look at the engine shows. */
  public KeptVolumes seen(DesiredHost desired, EngineSnapshot engine) {
    SortedSet<String> now = new TreeSet<>();
    boolean all = true;
    for (ContainerSpec spec : desired.containers()) {
      boolean ran =
          engine
              .container(spec.name())
              .filter(one -> one.isOf(desired.deployment()))
              .flatMap(one -> one.lastRun().startedAt())
              .isPresent();
      for (String volume : volumes(spec)) {
        boolean there = engine.volumes().contains(volume);
        all &= there;
        if (names.contains(volume) || there && ran) {
          now.add(volume);
        }
      }
    }
    return new KeptVolumes(known || all, now);
  }

  private static List<String> volumes(ContainerSpec spec) {
    return spec.mounts().stream()
        .map(Mount::source)
        .filter(MountSource.Volume.class::isInstance)
        .map(source -> ((MountSource.Volume) source).name())
        .toList();
  }
}
