package io.longshore.agent.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that matters on a host, at one moment.
 *
 * @param version the engine's version
 * @param apiVersion the API version agreed on
 * @param containers all of them, by name
 * @param images those that were asked for and are there, id by reference
 * @param networks names of all networks
 * @param volumes names of all volumes
 */
public record EngineSnapshot(
    String version,
    String apiVersion,
    List<EngineContainer> containers,
    SortedMap<String, String> images,
    SortedSet<String> networks,
    SortedSet<String> volumes) {
  public EngineSnapshot {
    containers = containers.stream().sorted(Comparator.comparing(EngineContainer::name)).toList();
    images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
    networks = Collections.unmodifiableSortedSet(new TreeSet<>(networks));
    volumes = Collections.unmodifiableSortedSet(new TreeSet<>(volumes));
  }

  /** The container of this name. */
  public Optional<EngineContainer> container(String name) {
    return containers.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** This snapshot with one container as it was seen later. */
  public EngineSnapshot with(EngineContainer seen) {
    List<EngineContainer> all = new ArrayList<>(without(seen.name()).containers);
    all.add(seen);
    return new EngineSnapshot(version, apiVersion, all, images, networks, volumes);
  }

  /** This snapshot without the container of this name. */
  public EngineSnapshot without(String name) {
    List<EngineContainer> rest =
        containers.stream().filter(one -> !one.name().equals(name)).toList();
    return new EngineSnapshot(version, apiVersion, rest, images, networks, volumes);
  }

  /** This snapshot, but these containers as another snapshot has them. */
  public EngineSnapshot keeping(EngineSnapshot other, Set<String> names) {
    EngineSnapshot kept = this;
    for (String name : names) {
      Optional<EngineContainer> known = other.container(name);
      kept = known.isPresent() ? kept.with(known.get()) : kept.without(name);
    }
    return kept;
  }

  /** This snapshot with an image that was brought since. */
  public EngineSnapshot with(ImageSeen image) {
    Map<String, String> more = new TreeMap<>(images);
    more.put(image.reference(), image.id());
    return new EngineSnapshot(
        version, apiVersion, containers, new TreeMap<>(more), networks, volumes);
  }

  /** This snapshot with a network that was made since. */
  public EngineSnapshot withNetwork(String name) {
    SortedSet<String> more = new TreeSet<>(networks);
    more.add(name);
    return new EngineSnapshot(version, apiVersion, containers, images, more, volumes);
  }

  /** This snapshot with a volume that was made since. */
  public EngineSnapshot withVolume(String name) {
    SortedSet<String> more = new TreeSet<>(volumes);
    more.add(name);
    return new EngineSnapshot(version, apiVersion, containers, images, networks, more);
  }
}
