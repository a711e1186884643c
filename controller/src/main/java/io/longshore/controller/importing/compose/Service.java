package io.longshore.controller.importing.compose;

import io.longshore.controller.importing.Located;
import io.longshore.controller.importing.Place;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A service of a docker-compose file, what it extends put in.
 *
 * @param place where it is written
 * @param key its name among the file's services
 * @param name its container's name: {@code container_name}, else the key
 * @param image absent when it is built, or forgotten
 * @param environment variables; where a list of them is written twice, of both
 * @param raw variables as they stood before their own variables were put in
 * @param hidden names of variables that docker-compose drops, because the key is written again
 * @param ports published
 * @param hosts addresses by name, from {@code extra_hosts}
 * @param mounts volumes and folders
 * @param restart the restart policy
 * @param networks by their keys
 * @param command arguments
 * @param settings other keys with a single value that means something here
 * @param others keys that have no place in a spec
 * @param extended names of services it extends, as {@code file#service}
 */
public record Service(
    Place place,
    String key,
    String name,
    Optional<Located> image,
    SortedMap<String, Located> environment,
    SortedMap<String, String> raw,
    List<String> hidden,
    List<PublishedPort> ports,
    SortedMap<String, Located> hosts,
    List<MountedPath> mounts,
    Optional<Located> restart,
    List<String> networks,
    List<String> command,
    SortedMap<String, Located> settings,
    SortedMap<String, Place> others,
    List<String> extended) {
  public Service {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(image, "image");
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    raw = Collections.unmodifiableSortedMap(new TreeMap<>(raw));
    hidden = List.copyOf(hidden);
    ports = List.copyOf(ports);
    hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
    mounts = List.copyOf(mounts);
    networks = List.copyOf(networks);
    command = List.copyOf(command);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    extended = List.copyOf(extended);
  }

  /** The file it is written in. */
  public String file() {
    return place.file();
  }

  /** A variable's value, empty when it has none. */
  public String variable(String variable) {
    Located value = environment.get(variable);
    return value == null ? "" : value.text();
  }

  /** Where a variable is written, or the service. */
  public Place placeOf(String variable) {
    Located value = environment.get(variable);
    return value == null ? place : value.place();
  }

  /** The image's name without its registry, folder, tag and digest; empty without an image. */
  public String imageName() {
    String text = image.map(Located::text).orElse("");
    String last = text.substring(text.lastIndexOf('/') + 1);
    int end = last.indexOf('@') < 0 ? last.indexOf(':') : Math.min(at(last, '@'), at(last, ':'));
    return end < 0 ? last : last.substring(0, end);
  }

  /** The image's tag, empty when it has none. */
  public String imageTag() {
    String text = image.map(Located::text).orElse("");
    String last = text.substring(text.lastIndexOf('/') + 1);
    int end = at(last, '@');
    int colon = last.indexOf(':');
    return colon < 0 || colon > end ? "" : last.substring(colon + 1, end);
  }

  private static int at(String text, char c) {
    int found = text.indexOf(c);
    return found < 0 ? text.length() : found;
  }
}
