package io.longshore.controller.importing.compose;

import io.longshore.controller.importing.YamlSource;
import io.longshore.controller.importing.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A docker-compose file.
 *
 * @param source the file
 * @param services as written there
 */
record ComposeFile(YamlSource source, List<Layer> services) {
  ComposeFile {
    Objects.requireNonNull(source, "source");
    services = List.copyOf(services);
  }

  /** The file, if it is of docker-compose: version 2 and 3 by their services, 1 by its images. */
  static Optional<ComposeFile> of(YamlSource source) {
    List<Layer> services = new ArrayList<>();
    for (YamlValue.Entry written : source.root().all("services")) {
      written.value().entries().forEach(entry -> services.add(layer(source, entry)));
    }
    boolean listed = !source.root().all("services").isEmpty();
    if (!listed) {
      source.root().entries().stream()
          .filter(entry -> isService(entry.value()))
          .forEach(entry -> services.add(layer(source, entry)));
    }
    return listed || !services.isEmpty()
        ? Optional.of(new ComposeFile(source, services))
        : Optional.empty();
  }

  /** The last service with this key. */
  Optional<Layer> service(String key) {
    return services.stream().filter(layer -> layer.key().equals(key)).reduce((a, b) -> b);
  }

  private static Layer layer(YamlSource source, YamlValue.Entry entry) {
    return new Layer(source, entry.key(), entry.line(), entry.value());
  }

  private static boolean isService(YamlValue value) {
    boolean image = !value.text("image").isEmpty();
    return image
        && !value.get("environment").isEmpty()
            | !value.get("ports").isEmpty()
            | !value.get("container_name").isEmpty()
            | !value.get("command").isEmpty()
            | !value.get("volumes").isEmpty();
  }
}
