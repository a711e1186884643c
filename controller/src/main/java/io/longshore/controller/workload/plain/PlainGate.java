package io.longshore.controller.workload.plain;

import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a container is known to serve.
 *
 * @param type running, tcp or http
 * @param port of the host that is asked; 0 for running
 * @param httpPath what is fetched; empty for all but http
 */
record PlainGate(String type, int port, String httpPath) {
  /** The types any container may have. */
  static final List<String> TYPES = List.of(GateNames.RUNNING, GateNames.TCP, GateNames.HTTP);

  /** Whether hosts other than its own can tell. */
  boolean seenFromAfar() {
    return !type.equals(GateNames.RUNNING);
  }

  /** The gate that asks the container on each of these hosts. */
  Gate gate(String container, List<String> addresses) {
    SortedMap<String, String> settings = new TreeMap<>();
    if (type.equals(GateNames.HTTP)) {
      settings.put(GateNames.PATH, httpPath);
    }
    List<GateTarget> targets =
        seenFromAfar()
            ? addresses.stream()
                .map(address -> new GateTarget(container, address, port, ""))
                .toList()
            : List.of();
    return new Gate(type, targets, settings);
  }
}
