package io.longshore.controller.workload;

import io.longshore.controller.spec.Explicit;
import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Units;
import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.spec.tree.SpecTree;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.PortBinding;
import io.longshore.model.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes out what one container was given beyond what stands in its own section. */
final class ContainerRendering {
  private final DerivedContainer container;
  private final FleetSpec fleet;
  private final SpecTree tree;
  private final Explicit explicit;

  ContainerRendering(
      DerivedContainer container, FleetSpec fleet, SpecTree tree, Explicit explicit) {
    this.container = container;
    this.fleet = fleet;
    this.tree = tree;
    this.explicit = explicit;
  }

  void add() {
    ContainerSpec spec = container.spec();
    Run run = spec.run();
    text("image", run.image());
    if (!run.command().isEmpty()) {
      put("command", List.of("command"), items(texts(run.command())));
    }
    run.environment().forEach((name, value) -> entry("environment", name, value));
    run.user().ifPresent(user -> text("user", user));
    text("stop", Units.written(Duration.ofSeconds(run.stopSeconds())));
    text("memory", Units.written(run.memoryBytes()));
    if (!spec.networking().ports().isEmpty()) {
      put("ports", List.of("ports"), items(ports(spec.networking().ports())));
    }
    spec.networking().hostEntries().forEach((name, to) -> entry("host-entries", name, to));
    spec.mounts().forEach(this::volume);
    if (spec.drift().strict()) {
      text(DriftSettingsReader.HEAL, DriftSettingsReader.STRICT);
    }
    spec.drift().ignore().forEach((field, why) -> entry(DriftSettingsReader.IGNORE, field, why));
  }

  private void volume(Mount mount) {
    if (mount.source() instanceof MountSource.Volume volume) {
      entry("volumes", volume.name().substring(fleet.volume("").length()), mount.target());
    }
  }

  private void entry(String section, String name, String value) {
    put(section + "." + name, List.of(section, name), new SpecNode.Text(Origin.NONE, value));
  }

  private void text(String key, String value) {
    put(key, List.of(key), new SpecNode.Text(Origin.NONE, value));
  }

  private void put(String key, List<String> at, SpecNode node) {
    SpecPath path = container.path();
    for (String part : at) {
      path = path.then(part);
    }
    Optional<SpecPath> written = container.settings().place(key);
    if (written.isEmpty()) {
      explicit.value(path, node, container.reason().apply(key));
    } else if (!written.get().equals(path)) {
      explicit.value(path, moved(node, tree.origin(written.get())), "");
    }
  }

  private static SpecNode moved(SpecNode node, Origin origin) {
    return node instanceof SpecNode.Items items
        ? new SpecNode.Items(origin, items.values())
        : new SpecNode.Text(origin, ((SpecNode.Text) node).value());
  }

  private static SpecNode items(List<SpecNode> values) {
    return new SpecNode.Items(Origin.NONE, values);
  }

  private static List<SpecNode> texts(List<String> texts) {
    List<SpecNode> nodes = new ArrayList<>();
    texts.forEach(text -> nodes.add(new SpecNode.Text(Origin.NONE, text)));
    return nodes;
  }

  private static List<SpecNode> ports(List<PortBinding> bindings) {
    List<SpecNode> nodes = new ArrayList<>();
    for (PortBinding port : bindings) {
      String written = new PublishedPort(port.hostPort(), port.containerPort()).written();
      boolean number = port.hostPort() == port.containerPort();
      nodes.add(
          number
              ? new SpecNode.Number(Origin.NONE, written)
              : new SpecNode.Text(Origin.NONE, written));
    }
    return nodes;
  }
}
