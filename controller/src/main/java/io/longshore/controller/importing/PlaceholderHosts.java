package io.longshore.controller.importing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Hosts for a setup that names no address: one for all, or where the files' ports clash, one for
 * each docker-compose file, since such a file is brought up on one host.
 */
final class PlaceholderHosts {
  /** Addresses for documents (RFC 5737): no host has one, and a spec may. */
  private static final String PREFIX = "192.0.2.";

  private static final int MOST = 254;

  private final List<Node> nodes;
  private final Findings findings;

  PlaceholderHosts(List<Node> nodes, Findings findings) {
    this.nodes = nodes;
    this.findings = findings;
  }

  List<Node> placed() {
    TreeMap<String, String> byFile = new TreeMap<>();
    if (clash()) {
      for (Node node : nodes) {
        if (!file(node).isEmpty() && byFile.size() < MOST) {
          byFile.putIfAbsent(file(node), PREFIX + (byFile.size() + 1));
        }
      }
    }
    findings.add(
        Defect.UNKNOWN_HOST,
        Place.FOLDER,
        "no file tells the address of a host",
        byFile.isEmpty()
            ? "everything was put on one host at " + PREFIX + "1: write its address into hosts { }"
            : "each file's containers were put on a host of their own at "
                + PREFIX
                + "…: write the addresses into hosts { }");
    return nodes.stream()
        .map(node -> node.at(byFile.getOrDefault(file(node), PREFIX + "1")))
        .toList();
  }

  /** Whether nodes of different files publish the same port. */
  private boolean clash() {
    Map<Integer, TreeSet<String>> files = new TreeMap<>();
    for (Node node : nodes) {
      if (node.role() != Role.CONTAINER) {
        node.service()
            .ifPresent(
                service ->
                    service
                        .ports()
                        .forEach(
                            port ->
                                files
                                    .computeIfAbsent(port.host(), key -> new TreeSet<>())
                                    .add(service.file())));
      }
    }
    return files.entrySet().stream()
        .anyMatch(entry -> entry.getKey() > 0 && entry.getValue().size() > 1);
  }

  private static String file(Node node) {
    return node.service().map(service -> service.file()).orElse("");
  }
}
