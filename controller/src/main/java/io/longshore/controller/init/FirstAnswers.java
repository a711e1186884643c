package io.longshore.controller.init;

import io.longshore.controller.spec.Host;
import java.util.List;
import java.util.Objects;

/**
 * What a first spec cannot know by itself.
 *
 * @param network its name
 * @param hosts at least one, in the order in which they are filled
 * @param organizations at least one, at most {@value #MOST_ORGANIZATIONS}
 * @param domain that the orderers' names end in, and the organisations' domains
 */
public record FirstAnswers(
    String network, List<Host> hosts, List<String> organizations, String domain) {
  /** Beyond this the peers of one host would run out of ports. */
  public static final int MOST_ORGANIZATIONS = 50;

  public FirstAnswers {
    Objects.requireNonNull(network, "network");
    hosts = List.copyOf(hosts);
    organizations = List.copyOf(organizations);
    Objects.requireNonNull(domain, "domain");
    if (hosts.isEmpty() || organizations.isEmpty() || organizations.size() > MOST_ORGANIZATIONS) {
      throw new IllegalArgumentException("a network has hosts, and 1 to 50 organisations");
    }
  }
}
