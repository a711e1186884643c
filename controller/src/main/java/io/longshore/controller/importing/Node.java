package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import java.util.Objects;
import java.util.Optional;

/**
 * A node or another container that the files speak of.
 *
 * @param role what it is
 * @param name its full name
 * @param address of its host; empty when no file tells
 * @param service its definition; absent when others only name it
 * @param place where it is defined, or first named
 */
record Node(Role role, String name, String address, Optional<Service> service, Place place) {
  Node {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(place, "place");
  }

  /** The same somewhere. */
  Node at(String other) {
    return new Node(role, name, other, service, place);
  }

  /** The name's first label. */
  String label() {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** The name behind its first label; empty for a single label. */
  String domain() {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }
}
