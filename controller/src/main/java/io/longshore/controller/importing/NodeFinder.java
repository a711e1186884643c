package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds every node and where it runs. */
final class NodeFinder {
  private static final List<String> TELLING =
      List.of(
          "CORE_PEER_GOSSIP_EXTERNALENDPOINT",
          "CORE_PEER_ADDRESS",
          "KAFKA_ADVERTISED_LISTENERS",
          "KAFKA_ADVERTISED_HOST_NAME");

  private final Setup setup;
  private final HostMap hosts;
  private final Findings findings;

  NodeFinder(Setup setup, HostMap hosts, Findings findings) {
    this.setup = setup;
    this.hosts = hosts;
    this.findings = findings;
  }

  /** All nodes that have a host; what has none is recorded. */
  List<Node> find() {
    List<Node> defined = defined();
    List<Node> nodes = new ArrayList<>(defined);
    nodes.addAll(named(defined));
    List<Node> placed = new CompanionPlacement(setup, nodes).placed();
    SortedSet<String> known = new TreeSet<>(hosts.hosts());
    placed.forEach(node -> known.add(node.address()));
    known.remove("");
    if (known.isEmpty() && !placed.isEmpty()) {
      return new PlaceholderHosts(placed, findings).placed();
    }
    List<Node> found = new ArrayList<>();
    for (Node node : placed) {
      if (!node.address().isEmpty()) {
        found.add(node);
      } else if (known.size() == 1) {
        found.add(node.at(known.first()));
      } else {
        findings.add(
            Defect.UNKNOWN_HOST,
            node.place(),
            "no file tells which host " + node.name() + " runs on",
            "left out of the spec: write it where it belongs");
      }
    }
    return found;
  }

  private List<Node> defined() {
    Map<String, Node> byName = new TreeMap<>();
    List<Node> nodes = new ArrayList<>();
    boolean fabric =
        setup.crypto().isPresent()
            || setup.configtx().isPresent()
            || setup.services().stream().anyMatch(one -> Role.FABRIC.contains(Role.of(one)));
    TreeSet<String> whole = new TreeSet<>();
    setup.services().stream()
        .filter(one -> one.image().isPresent())
        .forEach(one -> whole.add(one.name()));
    for (Service service : setup.services()) {
      Role role = fabric ? Role.of(service) : Role.CONTAINER;
      if (service.image().isEmpty() && whole.contains(service.name())) {
        findings.add(
            Defect.NOT_CARRIED_OVER,
            service.place(),
            service.file() + " adds to " + service.name() + " where both files are brought up",
            "left out: what it adds can be written at the node, or its role");
        continue;
      }
      Node node =
          new Node(role, service.name(), address(service), Optional.of(service), service.place());
      boolean many = role == Role.TOOLS || role == Role.CONTAINER;
      Node first = many ? null : byName.putIfAbsent(service.name(), node);
      if (first == null) {
        nodes.add(node);
      } else {
        findings.add(
            Defect.CONTRADICTION,
            service.place(),
            service.name() + " is also defined at " + first.place(),
            "the other was taken");
      }
    }
    return nodes;
  }

  private String address(Service service) {
    Optional<String> mapped =
        Stream.of(service.name(), service.key(), hostname(service))
            .flatMap(name -> hosts.address(name).stream())
            .map(Located::text)
            .findFirst();
    Optional<String> told =
        TELLING.stream().flatMap(name -> Addresses.in(service.variable(name)).stream()).findFirst();
    Optional<String> published =
        service.ports().stream().map(port -> port.address()).filter(Addresses::isHost).findFirst();
    return mapped.or(() -> told).or(() -> published).orElse("");
  }

  private static String hostname(Service service) {
    Located written = service.settings().get("hostname");
    return written == null ? service.name() : written.text();
  }

  /** Nodes nobody defines: derived from what their like are, if their address is known. */
  private List<Node> named(List<Node> defined) {
    Map<String, Node> known = new TreeMap<>();
    for (Node node : defined) {
      known.put(node.name(), node);
      node.service().ifPresent(service -> known.putIfAbsent(service.key(), node));
      node.service().ifPresent(service -> known.putIfAbsent(hostname(service), node));
    }
    List<Node> named = new ArrayList<>();
    for (Mentions.Mention mention : Mentions.of(setup, defined, hosts)) {
      if (known.containsKey(mention.name())) {
        continue;
      }
      Optional<String> address = hosts.address(mention.name()).map(Located::text);
      Node node =
          new Node(
              mention.role(),
              mention.name(),
              address.orElse(""),
              Optional.empty(),
              mention.place());
      known.put(mention.name(), node);
      if (address.isPresent()) {
        named.add(node);
      }
      findings.add(
          Defect.MISSING_NODE,
          mention.place(),
          mention.name() + " is named here, and no docker-compose file defines it",
          address
              .map(at -> "derived like its like, on " + at)
              .orElse("left out: no file tells its host either"));
    }
    return named;
  }
}
