package io.longshore.controller.workload.fabric;

import java.util.Objects;

/**
 * An orderer or peer as the controller dials it.
 *
 * @param name its full name, as its certificate has it
 * @param address of its host
 * @param port published there
 * @param organization whose it is, as its material is called
 */
public record DialledNode(String name, String address, int port, String organization) {
  public DialledNode {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(organization, "organization");
  }
}
