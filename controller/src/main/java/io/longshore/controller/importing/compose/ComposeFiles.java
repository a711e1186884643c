package io.longshore.controller.importing.compose;

import io.longshore.controller.importing.Findings;
import io.longshore.controller.importing.SourceFile;
import io.longshore.controller.importing.YamlSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All docker-compose files of a folder. */
public final class ComposeFiles {
  private ComposeFiles() {}

  /** Whether a YAML file is one of docker-compose. */
  public static boolean isCompose(YamlSource source) {
    return ComposeFile.of(source).isPresent();
  }

  /** A service that is there to be extended, though nobody does. */
  private static boolean isTemplate(Service service) {
    return service.key().endsWith("-base")
        && service.name().equals(service.key())
        && service.ports().isEmpty();
  }

  /**
   * The services that files start: what is only there to be extended is none.
   *
   * @param sources files for which {@link #isCompose} holds
   * @param texts every file of the folder, by name, for {@code .env} and {@code env_file}
   */
  public static List<Service> services(
      Collection<YamlSource> sources, Map<String, SourceFile> texts, Findings findings) {
    Map<String, ComposeFile> files = new TreeMap<>();
    sources.forEach(
        source -> ComposeFile.of(source).ifPresent(file -> files.put(source.file().name(), file)));
    Extending extending = new Extending(files, findings);
    ServiceReader reader = new ServiceReader(texts, findings);
    List<Service> services = new ArrayList<>();
    Set<String> extended = new TreeSet<>();
    for (ComposeFile file : files.values()) {
      for (Layer layer : file.services()) {
        Service service = reader.read(extending.layers(layer));
        services.add(service);
        extended.addAll(service.extended());
      }
    }
    services.removeIf(service -> extended.contains(service.file() + "#" + service.key()));
    services.removeIf(ComposeFiles::isTemplate);
    return services;
  }
}
