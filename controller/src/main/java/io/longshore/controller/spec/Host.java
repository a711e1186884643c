package io.longshore.controller.spec;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A machine that runs containers.
 *
 * @param name as the spec and its agent's certificate call it
 * @param address by which the other hosts reach it
 * @param labels words that containers may be placed by
 */
public record Host(String name, String address, SortedSet<String> labels) {
  public Host {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(address, "address");
    labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
  }

  /** A host without labels. */
  public Host(String name, String address) {
    this(name, address, new TreeSet<>());
  }
}
