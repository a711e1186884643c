package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.PublishedPort;
import io.longshore.controller.importing.compose.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes a spec's nodes of the files' nodes, one role at a time. */
final class NodeDrafting {
  private static final Map<Role, Integer> PORTS =
      Map.of(Role.ZOOKEEPER, 2181, Role.KAFKA, 9092, Role.ORDERER, 7050, Role.PEER, 7051);

  private final HostNames hosts;
  private final RoleImages images;
  private final Findings findings;

  NodeDrafting(HostNames hosts, RoleImages images, Findings findings) {
    this.hosts = hosts;
    this.images = images;
    this.findings = findings;
  }

  /** The nodes of a role, or of one organisation of it. */
  List<NetworkDraft.NodeDraft> nodes(Role role, List<Node> nodes) {
    Labels labels = new Labels(findings);
    List<NetworkDraft.NodeDraft> drafts = new ArrayList<>();
    boolean numbered = role == Role.ZOOKEEPER || role == Role.KAFKA;
    TreeSet<Integer> ids = new TreeSet<>();
    nodes.forEach(node -> writtenId(node).ifPresent(ids::add));
    for (Node node : nodes) {
      boolean domained = role == Role.ORDERER || role == Role.PEER;
      // A quorum's names have no domain in a spec: what stood before the first dot tells them
      // apart.
      String label =
          domained
              ? labels.label(node.label(), node.name(), node.place())
              : labels.label(
                  node.name().contains(".") ? node.label() : node.name(),
                  node.name(),
                  node.place());
      SortedMap<String, String> values = new TreeMap<>();
      if (numbered) {
        int id = id(node, label, ids);
        if (id != trailing(label)) {
          values.put("id", String.valueOf(id));
        }
      }
      int port = port(role, node);
      if (port != 0 && port != PORTS.getOrDefault(role, 0)) {
        values.put("port", String.valueOf(port));
      }
      node.service().ifPresent(service -> values.putAll(SizesAndTimes.of(service, findings)));
      node.service()
          .flatMap(service -> images.own(role, service))
          .ifPresent(image -> values.put("image", image));
      drafts.add(
          new NetworkDraft.NodeDraft(
              label,
              hosts.of(node.address()),
              values,
              node.service()
                  .map(service -> KeptVariables.of(role, service))
                  .orElseGet(TreeMap::new),
              node.place()));
    }
    return drafts;
  }

  private int id(Node node, String label, TreeSet<Integer> ids) {
    int written = writtenId(node).orElse(-1);
    if (written > 0) {
      return written;
    }
    int own = trailing(label);
    int id = own > 0 && !ids.contains(own) ? own : 1;
    while (ids.contains(id)) {
      id++;
    }
    ids.add(id);
    if (written == 0) {
      findings.add(
          Defect.RENAMED,
          node.place(),
          node.name() + " has id 0, which a spec does not take",
          "it has id " + id + " there; data it already holds is kept under id 0");
    }
    return id;
  }

  private static Optional<Integer> writtenId(Node node) {
    String text =
        node.service()
            .map(one -> one.variable("ZOO_MY_ID") + one.variable("KAFKA_BROKER_ID"))
            .orElse("");
    boolean whole =
        !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole && Integer.parseInt(text) <= 255
        ? Optional.of(Integer.parseInt(text))
        : Optional.empty();
  }

  /** The port on the host, by which others dial it. */
  private static int port(Role role, Node node) {
    int usual = PORTS.getOrDefault(role, 0);
    if (usual == 0 || node.service().isEmpty()) {
      return 0;
    }
    Service service = node.service().get();
    int told =
        Addresses.portOf(
            service.variable(
                role == Role.PEER ? "CORE_PEER_ADDRESS" : "KAFKA_ADVERTISED_LISTENERS"));
    List<PublishedPort> ports = service.ports();
    return ports.stream()
        .filter(port -> port.container() == usual || port.container() == told)
        .map(PublishedPort::host)
        .filter(port -> port > 0)
        .findFirst()
        .orElse(usual);
  }

  /** The number a label ends in, as the reader takes it; 0 for none. */
  private static int trailing(String label) {
    int from = label.length();
    while (from > 0 && Character.isDigit(label.charAt(from - 1))) {
      from--;
    }
    String digits = label.substring(from);
    return digits.isEmpty() || digits.length() > 3 ? 0 : Integer.parseInt(digits);
  }
}
