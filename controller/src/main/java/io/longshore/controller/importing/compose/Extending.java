package io.longshore.controller.importing.compose;

import io.longshore.controller.importing.Defect;
import io.longshore.controller.importing.Findings;
import io.longshore.controller.importing.Located;
import io.longshore.controller.importing.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows {@code extends} from file to file. */
final class Extending {
  private static final int LONGEST = 16;

  private final Map<String, ComposeFile> files;
  private final Findings findings;

  Extending(Map<String, ComposeFile> files, Findings findings) {
    this.files = files;
    this.findings = findings;
  }

  /** The layers of a service, the lowest first. */
  List<Layer> layers(Layer service) {
    List<Layer> layers = new ArrayList<>(List.of(service));
    Optional<Layer> next = beneath(service);
    while (next.isPresent()) {
      if (layers.size() == LONGEST || layers.contains(next.get())) {
        findings.add(
            Defect.UNREADABLE,
            service.place(),
            service.key() + " extends itself, or more than " + LONGEST + " others",
            "the rest was left out");
        break;
      }
      layers.add(next.get());
      next = beneath(next.get());
    }
    Collections.reverse(layers);
    return layers;
  }

  private Optional<Layer> beneath(Layer layer) {
    Optional<Located> key = extendedKey(layer);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    String own = layer.source().file().name();
    String wanted = layer.value().get("extends").map(value -> value.text("file")).orElse("");
    String file = wanted.isEmpty() ? own : resolve(own, wanted);
    ComposeFile found = files.get(file);
    Optional<Layer> extended = found == null ? Optional.empty() : found.service(key.get().text());
    if (extended.isEmpty()) {
      Place place = key.get().place();
      findings.add(
          Defect.MISSING_FILE,
          place,
          layer.key()
              + " extends "
              + key.get().text()
              + " of "
              + file
              + (found == null ? ", a file that is not there" : ", which has no such service"),
          "what it would bring is derived, or missing: check the spec");
    }
    return extended;
  }

  private static Optional<Located> extendedKey(Layer layer) {
    Optional<Located> text = layer.text("extends");
    return text.isPresent()
        ? text
        : layer
            .value()
            .get("extends")
            .flatMap(value -> value.get("service"))
            .flatMap(value -> value.scalar())
            .map(layer::located);
  }

  /** A path written in a file, relative to the folder. */
  static String resolve(String from, String written) {
    Path parent = Path.of(from).getParent();
    Path path = parent == null ? Path.of(written) : parent.resolve(written);
    return path.normalize().toString().replace('\\', '/');
  }
}
