package io.longshore.model;

import java.util.Objects;

/**
 * A member of the cluster that a gate asks.
 *
 * @param name the member's name, as its certificate and its peers know it
 * @param address the address of its host
 * @param port its published port on that host
 * @param id what tells members of a kind apart (a broker id, a server id); may be empty
 */
public record GateTarget(String name, String address, int port, String id) {
  public GateTarget {
    Checks.name("gate target", name);
    Checks.text("gate target address", address);
    Checks.port("gate target port", port);
    Objects.requireNonNull(id, "id");
  }
}
