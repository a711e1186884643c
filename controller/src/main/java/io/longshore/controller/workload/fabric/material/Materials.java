package io.longshore.controller.workload.fabric.material;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The material of a network.
 *
 * @param organizations by name
 * @param genesis the system channel's first block
 */
public record Materials(SortedMap<String, OrganizationMaterial> organizations, Genesis genesis) {
  public Materials {
    organizations = Collections.unmodifiableSortedMap(new TreeMap<>(organizations));
  }

  /** The organisations' public halves, by name: enough to compile a network's files from. */
  public SortedMap<String, OrganizationMsp> msps() {
    SortedMap<String, OrganizationMsp> msps = new TreeMap<>();
    organizations.forEach((name, material) -> msps.put(name, material.msp()));
    return Collections.unmodifiableSortedMap(msps);
  }

  /**
   * An organisation's material.
   *
   * @throws IllegalArgumentException if the network has no organisation of that name
   */
  public OrganizationMaterial organization(String name) {
    OrganizationMaterial material = organizations.get(name);
    if (material == null) {
      throw new IllegalArgumentException(
          "no organisation \"" + name + "\" among " + organizations.keySet());
    }
    return material;
  }
}
