package io.longshore.controller.plan;

import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import io.longshore.model.IdentityRequest;
import io.longshore.model.ImageArchive;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a host is to hold in the middle of a rollout: new forms of the containers whose turn has
 * come, old forms of the others, each with the files it mounts.
 */
public final class HostMix {
  private final Situation situation;
  private final CompiledHost target;
  private final Optional<DesiredHost> told;

  private HostMix(Situation situation, CompiledHost target) {
    this.situation = situation;
    this.target = target;
    this.told = Optional.ofNullable(situation.held().get(target.host()));
  }

  /** The host's way from what it was told to what the spec says. */
  public static HostMix of(Situation situation, String host) {
    CompiledHost target = situation.wanted().hosts().get(host);
    return new HostMix(situation, target == null ? empty(host) : target);
  }

  /**
   * What the host is to hold now.
   *
   * @param waiting names of containers that are to keep their old form
   * @param keepLeftovers whether containers that the spec no longer names stay for now, as far as
   *     they are not in the way
   * @return empty when the host holds exactly that already
   */
  public Optional<DesiredHost> next(Set<String> waiting, boolean keepLeftovers) {
    DesiredHost next = mix(waiting, keepLeftovers);
    if (told.isEmpty()) {
      return next.containers().isEmpty() ? Optional.empty() : Optional.of(next);
    }
    return same(told.get(), next) ? Optional.empty() : Optional.of(next);
  }

  /**
   * Those names and the ones that must change with them, because both mount files of one name that
   * differ between the two forms.
   */
  public Set<String> together(Set<String> moving) {
    Set<String> all = new TreeSet<>(moving);
    Set<String> changed = changedSets();
    boolean grew = true;
    while (grew) {
      Set<String> sets = new TreeSet<>();
      target.containers().stream()
          .filter(spec -> all.contains(spec.name()))
          .forEach(spec -> sets.addAll(mounted(spec)));
      sets.retainAll(changed);
      grew = false;
      for (ContainerSpec old : toldContainers()) {
        boolean shares = mounted(old).stream().anyMatch(sets::contains);
        grew |= shares && isTarget(old.name()) && all.add(old.name());
      }
    }
    return all;
  }

  private DesiredHost mix(Set<String> waiting, boolean keepLeftovers) {
    List<ContainerSpec> containers = new ArrayList<>();
    List<ContainerSpec> kept = new ArrayList<>();
    for (ContainerSpec spec : target.containers()) {
      Optional<ContainerSpec> old = told.flatMap(host -> host.container(spec.name()));
      if (waiting.contains(spec.name()) && old.isPresent()) {
        kept.add(old.get());
        containers.add(old.get());
      } else {
        containers.add(spec);
      }
    }
    if (keepLeftovers) {
      toldContainers().stream()
          .filter(old -> !isTarget(old.name()))
          .filter(old -> containers.stream().noneMatch(spec -> inTheWay(old, spec)))
          .forEach(kept::add);
      kept.stream().filter(old -> !isTarget(old.name())).forEach(containers::add);
    }
    return assemble(containers, kept);
  }

  private DesiredHost assemble(List<ContainerSpec> containers, List<ContainerSpec> kept) {
    SortedMap<String, FileSet> sets = new TreeMap<>(target.fileSets());
    SortedMap<String, IdentityRequest> identities = new TreeMap<>(target.identities());
    for (ContainerSpec old : kept) {
      for (String name : mounted(old)) {
        FileSet set = told.orElseThrow().fileSets().get(name);
        sets.put(name, set);
        for (String identity : identitiesOf(set)) {
          identities.put(identity, told.orElseThrow().identities().get(identity));
        }
      }
    }
    SortedMap<String, byte[]> known = new TreeMap<>(target.blobs());
    told.ifPresent(host -> known.putAll(host.blobs()));
    SortedMap<String, byte[]> blobs = new TreeMap<>();
    sets.values()
        .forEach(set -> blobsOf(set).forEach(digest -> blobs.put(digest, known.get(digest))));
    return new DesiredHost(
        situation.deployment(),
        situation.wanted().network(),
        target.host(),
        generation(),
        situation.wanted().specDigest().hex(),
        containers,
        sets,
        identities,
        blobs,
        containers.isEmpty(),
        archives(containers));
  }

  private SortedMap<String, ImageArchive> archives(List<ContainerSpec> containers) {
    SortedMap<String, ImageArchive> named = new TreeMap<>(situation.wanted().archives());
    named.keySet().retainAll(containers.stream().map(spec -> spec.run().image()).toList());
    return named;
  }

  /** Above all that was ever told or is held, even if our own records were lost. */
  private long generation() {
    long seen = situation.fleet().host(target.host()).generation();
    return Math.max(told.map(DesiredHost::generation).orElse(0L), seen) + 1;
  }

  private Set<String> changedSets() {
    Set<String> changed = new TreeSet<>();
    for (FileSet before : told.map(host -> host.fileSets().values()).orElse(List.of())) {
      FileSet after = target.fileSets().get(before.name());
      boolean differs = after != null && !after.equals(before);
      boolean signedForOther =
          identitiesOf(before).stream()
              .anyMatch(
                  name ->
                      target.identities().containsKey(name)
                          && !target
                              .identities()
                              .get(name)
                              .equals(told.orElseThrow().identities().get(name)));
      if (differs || signedForOther) {
        changed.add(before.name());
      }
    }
    return changed;
  }

  private List<ContainerSpec> toldContainers() {
    return told.map(DesiredHost::containers).orElse(List.of());
  }

  private boolean isTarget(String name) {
    return target.containers().stream().anyMatch(spec -> spec.name().equals(name));
  }

  /** Two that publish one port cannot both run; two on one volume must not. */
  private static boolean inTheWay(ContainerSpec old, ContainerSpec spec) {
    boolean port =
        old.networking().ports().stream()
            .anyMatch(
                one ->
                    spec.networking().ports().stream().anyMatch(other -> one.clashesWith(other)));
    Set<String> volumes = volumes(old);
    return port || volumes(spec).stream().anyMatch(volumes::contains);
  }

  private static Set<String> volumes(ContainerSpec spec) {
    Set<String> names = new TreeSet<>();
    for (Mount mount : spec.mounts()) {
      if (mount.source() instanceof MountSource.Volume volume) {
        names.add(volume.name());
      }
    }
    return names;
  }

  private static Set<String> mounted(ContainerSpec spec) {
    Set<String> names = new TreeSet<>();
    for (Mount mount : spec.mounts()) {
      if (mount.source() instanceof MountSource.Files files) {
        names.add(files.name());
      }
    }
    return names;
  }

  private static Set<String> identitiesOf(FileSet set) {
    Set<String> names = new TreeSet<>();
    for (FileEntry file : set.files()) {
      if (file.content() instanceof FileContent.PrivateKeyOf key) {
        names.add(key.identity());
      } else if (file.content() instanceof FileContent.CertificateOf certificate) {
        names.add(certificate.identity());
      }
    }
    return names;
  }

  private static Set<String> blobsOf(FileSet set) {
    Set<String> digests = new TreeSet<>();
    for (FileEntry file : set.files()) {
      if (file.content() instanceof FileContent.Blob blob) {
        digests.add(blob.digest().hex());
      }
    }
    return digests;
  }

  /** Whether both say the same, whichever spec they were compiled from. */
  private static boolean same(DesiredHost one, DesiredHost other) {
    return one.deployment().equals(other.deployment())
        && one.network().equals(other.network())
        && one.containers().equals(other.containers())
        && one.fileSets().equals(other.fileSets())
        && one.identities().equals(other.identities())
        && one.blobs().keySet().equals(other.blobs().keySet())
        && one.emptyOnPurpose() == other.emptyOnPurpose();
  }

  private static CompiledHost empty(String host) {
    return new CompiledHost(host, "", List.of(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }
}
