package io.longshore.controller.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What every workload shares.
 *
 * @param network the deployment's name: what it makes on a host begins with it
 * @param hosts by name, in natural order
 * @param groups names of hosts, by the group's name
 * @param labelled names of hosts, by a label they carry
 */
public record FleetSpec(
    String network,
    SortedMap<String, Host> hosts,
    SortedMap<String, List<String>> groups,
    SortedMap<String, List<String>> labelled) {
  public FleetSpec {
    Objects.requireNonNull(network, "network");
    SortedMap<String, Host> sorted = new TreeMap<>(NaturalOrder.NAMES);
    sorted.putAll(hosts);
    hosts = Collections.unmodifiableSortedMap(sorted);
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    labelled = Collections.unmodifiableSortedMap(new TreeMap<>(labelled));
  }

  /** A fleet of these hosts. */
  public static FleetSpec of(String network, Map<String, Host> hosts) {
    return of(network, hosts, Map.of());
  }

  /** A fleet of these hosts in these groups. */
  public static FleetSpec of(
      String network, Map<String, Host> hosts, Map<String, List<String>> groups) {
    SortedMap<String, List<String>> labelled = new TreeMap<>();
    for (Host host : new TreeMap<>(hosts).values()) {
      for (String label : host.labels()) {
        labelled.computeIfAbsent(label, unknown -> new ArrayList<>()).add(host.name());
      }
    }
    return new FleetSpec(network, new TreeMap<>(hosts), new TreeMap<>(groups), labelled);
  }

  /**
   * The hosts that words mean: each a host, a group or a label.
   *
   * @return names in natural order, each once; a word that means nothing stays as it is
   */
  public List<String> placed(List<String> words) {
    TreeSet<String> placed = new TreeSet<>(NaturalOrder.NAMES);
    for (String word : words) {
      placed.addAll(groups.getOrDefault(word, labelled.getOrDefault(word, List.of(word))));
    }
    return List.copyOf(placed);
  }

  /** Every word that containers may be placed by. */
  public List<String> placements() {
    return Stream.of(hosts.keySet(), groups.keySet(), labelled.keySet())
        .flatMap(Set::stream)
        .toList();
  }

  /**
   * The bridge network on every host, e.g. {@code net_byfn}: named as Fabric's samples name it, so
   * that what people have written about them holds here.
   */
  public String bridge() {
    return network + "_byfn";
  }

  /** A volume's name on its host. */
  public String volume(String name) {
    return network + "_" + name;
  }

  /** The address of a host that the spec names. */
  public String address(String host) {
    Host found = hosts.get(host);
    if (found == null) {
      throw new IllegalArgumentException("no host of the spec is called " + host);
    }
    return found.address();
  }
}
