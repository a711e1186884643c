package io.longshore.controller.plan;

import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileSet;
import io.longshore.model.Fingerprint;
import io.longshore.model.IdentityRequest;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which stated fields of a container differ between two specs, in words. */
final class SpecDifference {
  private final List<String> fields = new ArrayList<>();

  private SpecDifference() {}

  /**
   * The fields that make the host's container another one. Values of the environment are not said:
   * some may be secret.
   */
  static String between(DesiredHost told, CompiledHost wanted, ContainerSpec spec) {
    Optional<ContainerSpec> before = told.container(spec.name());
    if (before.isEmpty()) {
      return "";
    }
    SpecDifference difference = new SpecDifference();
    difference.run(before.get().run(), spec.run());
    difference.networking(before.get().networking(), spec.networking());
    difference.mounts(before.get(), spec);
    difference.files(told, wanted, spec);
    return String.join(", ", difference.fields);
  }

  /**
   * Whether the host's container is another one only because its identities are of another series.
   */
  static boolean isRenewal(DesiredHost told, CompiledHost wanted, ContainerSpec spec) {
    SortedMap<String, IdentityRequest> as = new TreeMap<>();
    wanted
        .identities()
        .forEach(
            (name, identity) -> {
              IdentityRequest before = told.identities().get(name);
              as.put(name, before == null ? identity : identity.inSeries(before.series()));
            });
    CompiledHost same =
        new CompiledHost(
            wanted.host(),
            wanted.address(),
            wanted.containers(),
            wanted.fileSets(),
            as,
            wanted.blobs());
    return !as.equals(wanted.identities()) && between(told, same, spec).isEmpty();
  }

  private void run(Run before, Run after) {
    if (!before.image().equals(after.image())) {
      fields.add("image " + before.image() + " -> " + after.image());
    }
    note("command", before.command(), after.command());
    keys("environment", before.environment(), after.environment());
    note("working directory", before.workingDirectory(), after.workingDirectory());
    note("user", before.user(), after.user());
    note("terminal", before.terminal(), after.terminal());
    note("stop time", before.stopSeconds(), after.stopSeconds());
    note("memory", before.memoryBytes(), after.memoryBytes());
  }

  private void networking(Networking before, Networking after) {
    note("network", before.network(), after.network());
    note("hostname", before.hostname(), after.hostname());
    note("aliases", before.aliases(), after.aliases());
    keys("host entry", before.hostEntries(), after.hostEntries());
    note("ports", before.ports(), after.ports());
  }

  private void mounts(ContainerSpec before, ContainerSpec after) {
    note("mounts", before.mounts(), after.mounts());
  }

  private void files(DesiredHost told, CompiledHost wanted, ContainerSpec spec) {
    TreeSet<String> sets = new TreeSet<>();
    for (Mount mount : spec.mounts()) {
      if (mount.source() instanceof MountSource.Files files) {
        sets.add(files.name());
      }
    }
    for (String name : sets) {
      FileSet before = told.fileSets().get(name);
      FileSet after = wanted.fileSets().get(name);
      if (before != null
          && after != null
          && !Fingerprint.of(before, told.identities())
              .equals(Fingerprint.of(after, wanted.identities()))) {
        fields.add("files of " + name);
      }
    }
  }

  private void note(String field, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      fields.add(field);
    }
  }

  private void keys(String what, Map<String, String> before, Map<String, String> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      note(what + " " + name, before.get(name), after.get(name));
    }
  }
}
