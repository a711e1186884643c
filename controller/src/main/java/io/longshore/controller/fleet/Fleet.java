package io.longshore.controller.fleet;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every host as the controller knows it at one moment.
 *
 * @param hosts by name
 */
public record Fleet(SortedMap<String, HostState> hosts) {
  public Fleet {
    hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
  }

  /** The host of this name; one that nothing is known of is known to be unknown. */
  public HostState host(String name) {
    HostState known = hosts.get(name);
    return known == null ? HostState.unknown(name) : known;
  }
}
