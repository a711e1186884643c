package io.longshore.model;

import java.util.List;
import java.util.SortedMap;

/**
 * How a container is reached and whom it can name.
 *
 * @param network the host's bridge network it joins; made by the agent when missing
 * @param hostname the container's own host name
 * @param aliases further names on the bridge network
 * @param hostEntries name to address, written into the container's {@code /etc/hosts}
 * @param ports published ports, sorted
 */
public record Networking(
    String network,
    String hostname,
    List<String> aliases,
    SortedMap<String, String> hostEntries,
    List<PortBinding> ports) {
  public Networking {
    Checks.name("network", network);
    Checks.name("hostname", hostname);
    aliases = Checks.sorted(aliases);
    aliases.forEach(alias -> Checks.name("alias", alias));
    hostEntries = Checks.sorted(hostEntries);
    hostEntries.keySet().forEach(name -> Checks.name("host entry", name));
    hostEntries.values().forEach(address -> Checks.text("address of a host entry", address));
    ports = Checks.sorted(ports);
  }
}
