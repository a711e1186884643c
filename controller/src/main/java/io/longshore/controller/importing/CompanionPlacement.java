package io.longshore.controller.importing;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Places what has no address of its own: beside the other services of its file, beside the peer it
 * speaks to, or on the host that is told to start its file.
 */
final class CompanionPlacement {
  private final Setup setup;
  private final List<Node> nodes;

  CompanionPlacement(Setup setup, List<Node> nodes) {
    this.setup = setup;
    this.nodes = nodes;
  }

  List<Node> placed() {
    return nodes.stream().map(node -> node.address().isEmpty() ? placed(node) : node).toList();
  }

  private Node placed(Node node) {
    if (node.service().isEmpty()) {
      return node;
    }
    String file = node.service().get().file();
    SortedSet<String> beside = new TreeSet<>();
    for (Node other : nodes) {
      if (other.service().filter(one -> one.file().equals(file)).isPresent()) {
        beside.add(other.address());
      }
    }
    beside.remove("");
    if (beside.size() == 1) {
      return node.at(beside.first());
    }
    String spokenTo = Addresses.hostOf(node.service().get().variable("CORE_PEER_ADDRESS"));
    for (Node other : nodes) {
      if (other.name().equals(spokenTo) && !other.address().isEmpty()) {
        return node.at(other.address());
      }
    }
    SortedSet<String> told = startedOn(file);
    return told.size() == 1 ? node.at(told.first()) : node;
  }

  private SortedSet<String> startedOn(String file) {
    SortedSet<String> addresses = new TreeSet<>();
    for (Located start : setup.commands().starts()) {
      String script = start.place().file();
      String base = script.substring(script.lastIndexOf('/') + 1);
      if (start.text().equals(file) || file.endsWith("/" + start.text())) {
        setup.commands().runs().stream()
            .filter(run -> run.script().equals(base) && Addresses.isHost(run.address()))
            .forEach(run -> addresses.add(run.address()));
      }
    }
    return addresses;
  }
}
