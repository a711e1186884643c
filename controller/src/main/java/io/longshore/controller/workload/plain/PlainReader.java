package io.longshore.controller.workload.plain;

import io.longshore.controller.spec.Nearest;
import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.workload.Environment;
import io.longshore.model.GateNames;
import io.longshore.model.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
    String gate = written.text("gate", GateNames.RUNNING);
    if (!gate.equals(GateNames.RUNNING)) {
      written
          .problems()
          .add(
              written.path().then("gate"),
              PlainRules.GATE,
              "\"" + gate + "\" is no gate for such a container",
              Nearest.remedy(gate, List.of(GateNames.RUNNING)));
    }
    return new PlainContainer(
        name,
        written.requiredText("host"),
        written.requiredText("image"),
        written.texts("command"),
        Environment.read(written),
        ports(written),
        written.textMap("volumes", "<volume>"),
        written.text("user"),
        written.size("memory", 0),
        written.time("stop", Duration.ofSeconds(Run.DEFAULT_STOP_SECONDS)),
        written.path());
  }

  private static List<PublishedPort> ports(SpecReader written) {
    List<PublishedPort> ports = new ArrayList<>();
    for (String port : written.texts("ports")) {
      PublishedPort.parse(port)
          .ifPresentOrElse(
              ports::add,
              () ->
                  written
                      .problems()
                      .add(
                          written.path().then("ports"),
                          PlainRules.PORT,
                          "\"" + port + "\" is no port",
                          "write 8080, or \"8080:80\" for port 80 of the container"));
    }
    return ports;
  }
}
