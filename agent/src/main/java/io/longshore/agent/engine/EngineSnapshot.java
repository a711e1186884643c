package io.longshore.agent.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
 * @param lookedFor references of images that were looked for
 * @param images those of them that are there, id by reference
 * @param networks names of all networks
 * @param volumes names of all volumes
 * @param facts how images, networks and volumes are set up, as the engine last told
 */
public record EngineSnapshot(
    String version,
    String apiVersion,
    List<EngineContainer> containers,
    SortedSet<String> lookedFor,
    SortedMap<String, String> images,
    SortedSet<String> networks,
    SortedSet<String> volumes,
    HostFacts facts) {
  public EngineSnapshot {
    containers = containers.stream().sorted(Comparator.comparing(EngineContainer::name)).toList();
    lookedFor = Collections.unmodifiableSortedSet(new TreeSet<>(lookedFor));
    images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
    networks = Collections.unmodifiableSortedSet(new TreeSet<>(networks));
    volumes = Collections.unmodifiableSortedSet(new TreeSet<>(volumes));
    Objects.requireNonNull(facts, "facts");
  }

  /** A snapshot of which nobody asked how things are set up. */
  public EngineSnapshot(
      String version,
      String apiVersion,
      List<EngineContainer> containers,
      SortedSet<String> lookedFor,
      SortedMap<String, String> images,
      SortedSet<String> networks,
      SortedSet<String> volumes) {
    this(version, apiVersion, containers, lookedFor, images, networks, volumes, HostFacts.NONE);
  }

  /** The container of this name. */
  public Optional<EngineContainer> container(String name) {
    return containers.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** This snapshot with one container as it was seen later. */
  public EngineSnapshot with(EngineContainer seen) {
    List<EngineContainer> all = new ArrayList<>(without(seen.name()).containers);
    all.add(seen);
    return new EngineSnapshot(
        version, apiVersion, all, lookedFor, images, networks, volumes, facts);
  }

  /** This snapshot without the container of this name. */
  public EngineSnapshot without(String name) {
    List<EngineContainer> rest =
        containers.stream().filter(one -> !one.name().equals(name)).toList();
    return new EngineSnapshot(
        version, apiVersion, rest, lookedFor, images, networks, volumes, facts);
  }

  /** This snapshot, but of what was acted on since it was begun, what another one says. */
  public EngineSnapshot keeping(EngineSnapshot later, Touched since) {
    EngineSnapshot kept = this;
    for (String name : since.containers()) {
      Optional<EngineContainer> known = later.container(name);
      kept = known.isPresent() ? kept.with(known.get()) : kept.without(name);
    }
    return new EngineSnapshot(
        version,
        apiVersion,
        kept.containers,
        union(lookedFor, later.lookedFor, since.images()),
        imagesOf(later, since.images()),
        union(networks, later.networks, since.networks()),
        union(volumes, later.volumes, since.volumes()),
        facts);
  }

  private SortedMap<String, String> imagesOf(EngineSnapshot later, Set<String> since) {
    SortedMap<String, String> more = new TreeMap<>(images);
    for (String image : since) {
      if (later.images.containsKey(image)) {
        more.put(image, later.images.get(image));
      }
    }
    return more;
  }

  private static SortedSet<String> union(
      SortedSet<String> these, SortedSet<String> others, Set<String> which) {
    SortedSet<String> more = new TreeSet<>(others);
    more.retainAll(which);
    more.addAll(these);
    return more;
  }

  /** This snapshot with an image that was brought since. */
  public EngineSnapshot with(ImageSeen image) {
    SortedMap<String, String> more = new TreeMap<>(images);
    more.put(image.reference(), image.id());
    SortedSet<String> found = new TreeSet<>(lookedFor);
    found.add(image.reference());
    return new EngineSnapshot(
        version, apiVersion, containers, found, more, networks, volumes, facts);
  }

  /** This snapshot with a network that was made since. */
  public EngineSnapshot withNetwork(String name) {
    SortedSet<String> more = new TreeSet<>(networks);
    more.add(name);
    return new EngineSnapshot(
        version, apiVersion, containers, lookedFor, images, more, volumes, facts);
  }

  /** This snapshot with a volume that was made since. */
  public EngineSnapshot withVolume(String name) {
    SortedSet<String> more = new TreeSet<>(volumes);
    more.add(name);
    return new EngineSnapshot(
        version, apiVersion, containers, lookedFor, images, networks, more, facts);
  }
}
