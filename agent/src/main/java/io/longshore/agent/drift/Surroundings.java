package io.longshore.agent.drift;

import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.engine.Fields;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.DriftReason;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** What is beside our containers: their networks and volumes, and others that share them. */
final class Surroundings {
  private static final Set<String> BUILT_IN = Set.of("host", "none", "bridge", "default");

  private final DesiredHost desired;
  private final EngineSnapshot engine;
  private final TreeSet<String> networks = new TreeSet<>();
  private final TreeSet<String> volumes = new TreeSet<>();
  private final List<Difference> differences = new ArrayList<>();

  private Surroundings(DesiredHost desired, EngineSnapshot engine) {
    this.desired = desired;
    this.engine = engine;
    for (ContainerSpec spec : desired.containers()) {
      // Before its container is made a network or volume is not missing, it is yet to come.
      if (engine.container(spec.name()).filter(this::ours).isPresent()) {
        networks.add(spec.networking().network());
        for (Mount mount : spec.mounts()) {
          if (mount.source() instanceof MountSource.Volume volume) {
            volumes.add(volume.name());
          }
        }
      }
    }
    networks.removeAll(BUILT_IN);
  }

  static List<Difference> of(DesiredHost desired, EngineSnapshot engine) {
    Surroundings all = new Surroundings(desired, engine);
    all.networks.forEach(all::network);
    all.volumes.forEach(all::volume);
    engine.containers().stream().filter(one -> !all.ours(one)).forEach(all::other);
    return all.differences;
  }

  private boolean ours(EngineContainer container) {
    return container.isOf(desired.deployment());
  }

  private void network(String name) {
    SortedMap<String, String> there = engine.facts().networks().get(name);
    if (there == null) {
      if (!engine.networks().contains(name)) {
        differ("network " + name, "network", "bridge", "", DriftReason.GONE);
      }
      return;
    }
    compare("network " + name, "driver", "bridge", there.get("driver"));
    compare("network " + name, "internal", "false", there.get("internal"));
    compare("network " + name, "count", "1", there.getOrDefault("count", "1"));
  }

  private void volume(String name) {
    if (!engine.volumes().contains(name)) {
      differ("volume " + name, "volume", "local", "", DriftReason.GONE);
    } else {
      String driver = engine.facts().volumes().getOrDefault(name, "local");
      compare("volume " + name, "driver", "local", driver);
    }
  }

  private void other(EngineContainer container) {
    if (desired.container(container.name()).isPresent()) {
      String image = container.image();
      differ(container.name(), "container", desired.deployment(), image, DriftReason.NOT_OURS);
      return;
    }
    SortedMap<String, String> fields = container.facts().fields();
    for (String network : fields.getOrDefault(Fields.NETWORKS, "").split(", ")) {
      if (networks.contains(network)) {
        DriftReason reason =
            ChaincodeContainers.isOne(desired, container.name())
                ? DriftReason.CHAINCODE
                : DriftReason.NOT_OURS;
        differ(container.name(), Fields.NETWORKS, "", network, reason);
      }
    }
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (field.getKey().startsWith(Fields.MOUNT)
          && volumes.stream()
              .anyMatch(volume -> (field.getValue() + " ").startsWith("volume " + volume + " "))) {
        differ(container.name(), field.getKey(), "", field.getValue(), DriftReason.NOT_OURS);
      }
    }
  }

  private void compare(String subject, String field, String desired, String observed) {
    if (!desired.equals(observed)) {
      differ(subject, field, desired, String.valueOf(observed), DriftReason.CHANGED);
    }
  }

  private void differ(
      String subject, String field, String desired, String observed, DriftReason reason) {
    differences.add(
        new Difference(subject, field, desired, observed, reason, "", Optional.empty()));
  }
}
