package io.longshore.controller.workload.plain;

import io.longshore.controller.spec.Nearest;
import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.workload.ContainerSettings;
import io.longshore.controller.workload.ContainerSettingsReader;
import io.longshore.model.GateNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code containers { }}. */
final class PlainReader {
  private PlainReader() {}

  static List<PlainContainer> read(SpecReader section) {
    List<PlainContainer> containers = new ArrayList<>();
    for (String name : section.names()) {
      SpecReader written = section.named(name, "<container>", "image");
      containers.add(container(name, written));
      written.finish();
    }
    return containers;
  }

  private static PlainContainer container(String name, SpecReader written) {
    written.requiredText("image");
    ContainerSettings settings = ContainerSettingsReader.container(written);
    return new PlainContainer(
        name,
        on(name, written),
        settings,
        PlainFiles.read(written),
        written.text("network"),
        written.words("after"),
        gate(written.section("gate", "type")),
        written.path());
  }

  private static List<String> on(String name, SpecReader written) {
    List<String> on = new ArrayList<>(written.words("on"));
    Optional<String> host = written.text("host");
    if (host.isPresent() != on.isEmpty()) {
      written
          .problems()
          .add(
              written.path(),
              PlainRules.ON,
              host.isPresent()
                  ? "\"" + name + "\" has both host and on"
                  : "\"" + name + "\" stands nowhere",
              PlainRules.ON.fix());
    }
    host.ifPresent(on::add);
    return on;
  }

  private static PlainGate gate(SpecReader section) {
    String type = section.text("type", GateNames.RUNNING);
    boolean known = PlainGate.TYPES.contains(type);
    if (!known) {
      section
          .problems()
          .add(
              section.path(),
              PlainRules.GATE,
              "\"" + type + "\" is no gate for such a container",
              Nearest.remedy(type, PlainGate.TYPES));
    }
    boolean asks = section.has("port") || known && !type.equals(GateNames.RUNNING);
    boolean fetches = section.has("path") || type.equals(GateNames.HTTP);
    PlainGate gate =
        new PlainGate(
            type,
            asks ? section.requiredNumber("port", 1, 65_535) : 0,
            fetches ? section.text("path", "/") : "");
    section.finish();
    return gate;
  }
}
