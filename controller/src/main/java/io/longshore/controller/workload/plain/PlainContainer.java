package io.longshore.controller.workload.plain;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.workload.ContainerSettings;
import io.longshore.controller.workload.PublishedPort;
import java.util.List;
import java.util.Optional;

/**
 * A container as written; one stands on each of its hosts.
 *
 * @param name its name on each host, and among the containers of the spec
 * @param on hosts, groups and labels
 * @param settings image, command, environment, ports and so on
 * @param files what is placed in it
 * @param network the bridge network it joins, by the part after the deployment's name; absent means
 *     the fleet's
 * @param after containers that must be ready before it is started
 * @param gate tells it serves
 * @param path where it is written
 */
record PlainContainer(
    String name,
    List<String> on,
    ContainerSettings settings,
    List<PlainFile> files,
    Optional<String> network,
    List<String> after,
    PlainGate gate,
    SpecPath path) {
  PlainContainer {
    on = List.copyOf(on);
    files = List.copyOf(files);
    after = List.copyOf(after);
  }

  /** The hosts it stands on. */
  List<String> hosts(FleetSpec fleet) {
    return fleet.placed(on);
  }

  /** What it publishes. */
  List<PublishedPort> ports() {
    return settings.ports().orElse(List.of());
  }
}
