package io.longshore.controller.workload.fabric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is asked of servers that outvote a lost one. */
final class QuorumChecks {
  private QuorumChecks() {}

  /** No two on one host: its loss would count twice. */
  static void spread(List<FabricNode> nodes, Findings findings) {
    Map<String, FabricNode> hosts = new HashMap<>();
    for (FabricNode node : nodes) {
      FabricNode other = hosts.putIfAbsent(node.host(), node);
      if (other != null && !node.host().isEmpty()) {
        findings.say(
            node.path(),
            node.name() + " and " + other.name() + " are both on " + node.host(),
            "move one of them to another host");
      }
    }
  }

  /** Each has an id, and no other has it. */
  static void ids(List<FabricNode> nodes, Findings findings) {
    Map<Integer, FabricNode> ids = new HashMap<>();
    for (FabricNode node : nodes) {
      if (node.id() < 1 || node.id() > 255) {
        findings.say(
            node.path(),
            "no id from 1 to 255 can be read from the name \"" + node.name() + "\"",
            "let the name end in its id, or write " + node.name() + " { host = …, id = 1 }");
        continue;
      }
      FabricNode other = ids.putIfAbsent(node.id(), node);
      if (other != null) {
        findings.say(
            node.path(),
            node.name() + " and " + other.name() + " both have id " + node.id(),
            "give one of them another id");
      }
    }
  }
}
