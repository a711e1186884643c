package io.longshore.controller.spec;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every workload shares.
 *
 * @param network the deployment's name: what it makes on a host begins with it
 * @param hosts by name, in natural order
 */
public record FleetSpec(String network, SortedMap<String, Host> hosts) {
  public FleetSpec {
    Objects.requireNonNull(network, "network");
    SortedMap<String, Host> sorted = new TreeMap<>(NaturalOrder.NAMES);
    sorted.putAll(hosts);
    hosts = Collections.unmodifiableSortedMap(sorted);
  }

  /** A fleet of these hosts. */
  public static FleetSpec of(String network, Map<String, Host> hosts) {
    return new FleetSpec(network, new TreeMap<>(hosts));
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
