package io.longshore.controller.workload;

import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what may be set for any container. */
public final class ContainerSettingsReader {
  private ContainerSettingsReader() {}

  /** The settings of a role, whose image is written elsewhere. */
  public static ContainerSettings role(SpecReader section) {
    return read(section, Optional.empty());
  }

  /** The settings of one container, its image among them. */
  public static ContainerSettings container(SpecReader section) {
    return read(section, section.text("image"));
  }

  private static ContainerSettings read(SpecReader section, Optional<String> image) {
    SortedMap<String, SpecPath> places = new TreeMap<>();
    for (String key : List.of("image", "command", "user", "stop", "memory", "ports")) {
      if (section.has(key)) {
        places.put(key, section.path().then(key));
      }
    }
    return new ContainerSettings(
        image,
        section.has("command") ? Optional.of(section.texts("command")) : none(section, "command"),
        placed(section, "environment", Environment.read(section), places),
        section.text("user"),
        section.time("stop"),
        section.size("memory"),
        ports(section),
        placed(section, "volumes", section.textMap("volumes", "<volume>"), places),
        placed(section, "host-entries", section.textMap("host-entries", "<name>"), places),
        DriftSettingsReader.read(section, places),
        places);
  }

  private static SortedMap<String, String> placed(
      SpecReader section,
      String key,
      SortedMap<String, String> values,
      SortedMap<String, SpecPath> places) {
    for (String name : values.keySet()) {
      places.put(key + "." + name, section.path().then(key).then(name));
    }
    return values;
  }

  /** Asks for a list that is not there, so that it counts as known. */
  private static Optional<List<String>> none(SpecReader section, String key) {
    section.texts(key);
    return Optional.empty();
  }

  private static Optional<List<PublishedPort>> ports(SpecReader section) {
    boolean written = section.has("ports");
    List<PublishedPort> ports = new ArrayList<>();
    for (String port : section.texts("ports")) {
      PublishedPort.parse(port)
          .ifPresentOrElse(
              ports::add,
              () ->
                  section
                      .problems()
                      .add(
                          section.path().then("ports"),
                          ContainerRules.PORT,
                          "\"" + port + "\" is no port",
                          "write 8080, or \"8080:80\" for port 80 of the container"));
    }
    return written ? Optional.of(ports) : Optional.empty();
  }
}
