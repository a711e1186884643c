package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.workload.ContainerSettings;
import io.longshore.controller.workload.ContainerSettingsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the nodes of a role: {@code nodes { name = host }}, or a section where more than the host
 * is said.
 *
 * @param placeholder what a node's name stands for in the documentation
 * @param domain the end of the nodes' full names; empty for none
 * @param port unless a node says another
 * @param mostPort the highest it may say
 * @param numbered whether nodes have an id
 * @param stateDatabase of a node that does not say its own; empty where nodes have none
 */
record NodesReader(
    String placeholder,
    String domain,
    int port,
    int mostPort,
    boolean numbered,
    Optional<String> stateDatabase) {
  /** The nodes of a section, with the role's settings under their own. */
  List<FabricNode> read(SpecReader nodes, ContainerSettings role) {
    List<FabricNode> found = new ArrayList<>();
    for (String name : nodes.names()) {
      SpecReader node = nodes.named(name, placeholder, "host");
      found.add(
          new FabricNode(
              domain.isEmpty() ? name : name + "." + domain,
              node.requiredText("host"),
              numbered ? node.number("id", trailingNumber(name), 1, 255) : 0,
              node.number("port", port, 1, mostPort),
              ContainerSettingsReader.container(node).over(role),
              stateDatabase.map(usual -> node.text(CouchdbRole.STATE_DATABASE, usual)),
              node.path()));
      node.finish();
    }
    return found;
  }

  /**
   * The number a name ends in, 0 for none: an id that stays when nodes are added or taken away, as
   * a place in a list would not.
   */
  private static int trailingNumber(String name) {
    int from = name.length();
    while (from > 0 && name.charAt(from - 1) >= '0' && name.charAt(from - 1) <= '9') {
      from--;
    }
    String digits = name.substring(from);
    return digits.isEmpty() || digits.length() > 3 ? 0 : Integer.parseInt(digits);
  }
}
