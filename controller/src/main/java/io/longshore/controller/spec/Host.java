package io.longshore.controller.spec;

import java.util.Objects;

/**
 * A machine that runs containers.
 *
 * @param name as the spec and its agent's certificate call it
 * @param address by which the other hosts reach it
 */
public record Host(String name, String address) {
  public Host {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(address, "address");
  }
}
