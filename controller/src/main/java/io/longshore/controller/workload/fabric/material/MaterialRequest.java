package io.longshore.controller.workload.fabric.material;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The material a network needs.
 *
 * @param organizations by name; at least one that orders
 * @param ordering the rest of the genesis block
 */
public record MaterialRequest(
    SortedMap<String, Organization> organizations, OrderingSpec ordering) {
  public MaterialRequest {
    organizations = Collections.unmodifiableSortedMap(new TreeMap<>(organizations));
    organizations.forEach(MaterialRequest::checkName);
    if (organizations.values().stream()
        .noneMatch(organization -> organization.role() == Organization.Role.ORDERER)) {
      throw new IllegalArgumentException("a network needs an organisation that orders");
    }
    checkUnique(organizations.values().stream().map(Organization::mspId).toList(), "MSP id");
    checkUnique(organizations.values().stream().map(Organization::domain).toList(), "domain");
  }

  /** A request for the organisations, by their names. */
  public static MaterialRequest of(Collection<Organization> organizations, OrderingSpec ordering) {
    SortedMap<String, Organization> byName = new TreeMap<>();
    for (Organization organization : organizations) {
      if (byName.put(organization.name(), organization) != null) {
        throw new IllegalArgumentException(
            "two organisations have the name \"" + organization.name() + "\"");
      }
    }
    return new MaterialRequest(byName, ordering);
  }

  private static void checkName(String key, Organization organization) {
    if (!key.equals(organization.name())) {
      throw new IllegalArgumentException(
          "organisation " + organization.name() + " is filed under " + key);
    }
  }

  private static void checkUnique(Collection<String> values, String what) {
    values.stream()
        .filter(value -> Collections.frequency(values, value) > 1)
        .findFirst()
        .ifPresent(
            twice -> {
              throw new IllegalArgumentException(
                  "two organisations have the " + what + " \"" + twice + "\"");
            });
  }
}
