package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.workload.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the nodes of a role: {@code nodes { name = host }}, or a section where more than the host
 * is said.
 *
 * @param placeholder what a node's name stands for in the documentation
 * @param domain the end of the nodes' full names; empty for none
 * @param port unless a node says another; 0 where it cannot be chosen
 * @param numbered whether nodes have an id
 */
record NodesReader(String placeholder, String domain, int port, boolean numbered) {
  private static final Duration UNSET = Duration.ofSeconds(-1);

  /** The nodes of a section, with the role's settings under their own. */
  List<FabricNode> read(SpecReader nodes, NodeSettings role) {
    List<FabricNode> found = new ArrayList<>();
    for (String name : nodes.names()) {
      SpecReader node = nodes.named(name, placeholder, "host");
      found.add(
          new FabricNode(
              domain.isEmpty() ? name : name + "." + domain,
              node.requiredText("host"),
              numbered ? node.number("id", trailingNumber(name), 1, 255) : 0,
              port == 0 ? 0 : node.number("port", port, 1, 65_534),
              settings(node, node.text("image")).over(role),
              node.path()));
      node.finish();
    }
    return found;
  }

  /** The settings of a role; its image is one of {@code images { }}. */
  static NodeSettings settings(SpecReader section) {
    return settings(section, Optional.empty());
  }

  private static NodeSettings settings(SpecReader section, Optional<String> image) {
    Duration stop = section.time("stop", UNSET);
    long memory = section.size("memory", -1);
    SortedMap<String, String> environment = Environment.read(section);
    SortedMap<String, SpecPath> places = new TreeMap<>();
    for (String name : environment.keySet()) {
      places.put(name, section.path().then("environment").then(name));
    }
    return new NodeSettings(
        image,
        environment,
        places,
        stop.equals(UNSET) ? Optional.empty() : Optional.of(stop),
        memory < 0 ? Optional.empty() : Optional.of(memory));
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
