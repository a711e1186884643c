package io.longshore.controller.importing.fabric;

import io.longshore.controller.importing.Located;
import io.longshore.controller.importing.Place;
import java.util.List;
import java.util.Objects;

/**
 * An organisation as cryptogen is told of it.
 *
 * @param name as crypto-config.yaml calls it
 * @param domain the end of its nodes' names
 * @param nodes full names of its nodes
 * @param namesAddresses whether its nodes' certificates name more than DNS names made from the
 *     nodes
 * @param place where it is written
 */
public record CryptoOrganization(
    String name, String domain, List<Located> nodes, boolean namesAddresses, Place place) {
  public CryptoOrganization {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(domain, "domain");
    nodes = List.copyOf(nodes);
    Objects.requireNonNull(place, "place");
  }
}
