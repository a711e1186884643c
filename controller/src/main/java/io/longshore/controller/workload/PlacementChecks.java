package io.longshore.controller.workload;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Nearest;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks for containers that cannot stand where they are placed, or not beside each other. */
final class PlacementChecks {
  /** As distribution/reference reads it, without a bound on its parts: the whole is bounded. */
  private static final Pattern IMAGE =
      Pattern.compile(
          "[a-zA-Z0-9][a-zA-Z0-9.-]*(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
              + "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?");

  private final FleetSpec fleet;
  private final Problems problems;
  private final Set<String> used = new HashSet<>();
  private final Set<ContainerSettings> checked = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Taken, Placement> taken = new HashMap<>();

  /** A name, port or volume of a host. */
  private record Taken(String host, String what) {}

  PlacementChecks(FleetSpec fleet, Problems problems) {
    this.fleet = fleet;
    this.problems = problems;
  }

  void add(Placement placement) {
    if (checked.add(placement.settings())) {
      ContainerChecks.check(placement, problems);
      image(placement);
    }
    if (placement.host().isEmpty()) {
      return;
    }
    if (!fleet.hosts().containsKey(placement.host())) {
      problems.add(
          placement.path(),
          FleetRules.KNOWN_HOST,
          "\"" + placement.host() + "\" is no host of this spec",
          Nearest.remedy(placement.host(), fleet.placements()));
      return;
    }
    used.add(placement.host());
    if (name(placement)) {
      ports(placement);
      volumes(placement);
    }
  }

  /** Called when every container has been added. */
  void finish() {
    if (!problems.isEmpty()) {
      return; // what stands where it should not is missed elsewhere
    }
    for (String host : fleet.hosts().keySet()) {
      if (!used.contains(host) && !used.isEmpty()) {
        problems.add(
            SpecPath.of("hosts", host),
            FleetRules.UNUSED,
            "nothing runs on " + host,
            FleetRules.UNUSED.fix());
      }
    }
  }

  private void image(Placement placement) {
    String image = placement.image();
    SpecPath path = placement.settings().place("image").orElse(placement.path());
    if (image.isEmpty()) {
      return;
    }
    if (image.length() > 255 || !IMAGE.matcher(image).matches()) {
      problems.add(
          path, ContainerRules.IMAGE, "\"" + image + "\" is no image", ContainerRules.IMAGE.fix());
      return;
    }
    String tag = image.substring(image.lastIndexOf('/') + 1);
    if (tag.indexOf(':') < 0 || tag.endsWith(":latest")) {
      problems.add(
          path,
          ContainerRules.TAG,
          "\"" + image + "\" may be another image tomorrow",
          ContainerRules.TAG.fix());
    }
  }

  private boolean name(Placement placement) {
    Placement named =
        taken.putIfAbsent(new Taken(placement.host(), placement.container()), placement);
    if (named != null) {
      problems.add(
          placement.path(),
          FleetRules.ONE_NAME,
          "two containers on " + placement.host() + " are called " + placement.container(),
          "the other is " + named.path() + ": rename one");
    }
    return named == null;
  }

  private void ports(Placement placement) {
    for (int port : placement.ports()) {
      Placement holder = taken.putIfAbsent(new Taken(placement.host(), ":" + port), placement);
      if (holder != null) {
        problems.add(
            placement.path(),
            FleetRules.ONE_PORT,
            "port "
                + port
                + " of "
                + placement.host()
                + " is already that of "
                + holder.container(),
            FleetRules.ONE_PORT.fix());
        return;
      }
    }
  }

  private void volumes(Placement placement) {
    for (String volume : placement.settings().volumes().keySet()) {
      Placement holder = taken.putIfAbsent(new Taken(placement.host(), "/" + volume), placement);
      if (holder != null) {
        problems.add(
            placement.settings().place("volumes." + volume).orElse(placement.path()),
            ContainerRules.SHARED_VOLUME,
            placement.container()
                + " and "
                + holder.container()
                + " on "
                + placement.host()
                + " share the volume "
                + volume,
            ContainerRules.SHARED_VOLUME.fix());
      }
    }
  }
}
