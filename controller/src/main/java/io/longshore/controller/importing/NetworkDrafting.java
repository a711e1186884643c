package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes a spec of what a setup says. */
final class NetworkDrafting {
  private final Setup setup;
  private final List<Node> nodes;
  private final HostNames hosts;
  private final Findings findings;

  /**
   * Of these nodes.
   *
   * @param known every address that a file names, also those where nothing runs
   */
  NetworkDrafting(Setup setup, List<Node> nodes, TreeSet<String> known, Findings findings) {
    this.setup = setup;
    this.nodes = nodes;
    this.findings = findings;
    List<String> addresses = new ArrayList<>();
    nodes.forEach(node -> addresses.add(node.address()));
    addresses.addAll(known);
    this.hosts = new HostNames(addresses);
  }

  /** The draft, under this name or under the one that files tell. */
  NetworkDraft draft(Optional<String> name) {
    boolean fabric = nodes.stream().anyMatch(node -> Role.FABRIC.contains(node.role()));
    return new NetworkDraft(
        name.orElseGet(this::network),
        hosts.hosts(),
        fabric ? Optional.of(fabric()) : Optional.empty(),
        new ContainerDrafting(hosts, findings).drafts(of(Role.CONTAINER)));
  }

  HostNames hosts() {
    return hosts;
  }

  /** What docker-compose calls the project: .env tells, or else the folder's name. */
  private String network() {
    String project = setup.variables().flatMap(env -> env.value("COMPOSE_PROJECT_NAME")).orElse("");
    String wanted = project.isEmpty() ? setup.folder().name() : project;
    StringBuilder name = new StringBuilder(Labels.of(wanted));
    while (name.length() > 0 && !Character.isLetter(name.charAt(0))) {
      name.deleteCharAt(0);
    }
    name.setLength(Math.min(32, name.length()));
    return name.length() == 0 ? "net" : Labels.of(name.toString());
  }

  private NetworkDraft.FabricDraft fabric() {
    RoleImages images = new RoleImages(nodes, findings);
    NodeDrafting drafting = new NodeDrafting(hosts, images, findings);
    List<NetworkDraft.NodeDraft> zookeepers = drafting.nodes(Role.ZOOKEEPER, of(Role.ZOOKEEPER));
    List<NetworkDraft.NodeDraft> brokers = drafting.nodes(Role.KAFKA, of(Role.KAFKA));
    List<NetworkDraft.NodeDraft> orderers = drafting.nodes(Role.ORDERER, of(Role.ORDERER));
    OrganizationDrafting organizations = new OrganizationDrafting(setup, drafting, findings);
    List<NetworkDraft.OrganizationDraft> peers = organizations.drafts(of(Role.PEER));
    Map<Role, SortedMap<String, String>> environment = new EnumMap<>(Role.class);
    environment.put(Role.ZOOKEEPER, common(zookeepers));
    environment.put(Role.KAFKA, common(brokers));
    environment.put(Role.ORDERER, common(orderers));
    environment.put(
        Role.PEER, common(peers.stream().flatMap(one -> one.peers().stream()).toList()));
    OrderingDrafting ordering = new OrderingDrafting(setup, of(Role.ORDERER), findings);
    return new NetworkDraft.FabricDraft(
        images.version(),
        images.byRole(),
        zookeepers,
        brokers,
        number("KAFKA_DEFAULT_REPLICATION_FACTOR"),
        number("KAFKA_MIN_INSYNC_REPLICAS"),
        ordering.settings(),
        ordering.batch(),
        orderers,
        peers,
        environment,
        tools(),
        new ChannelDrafting(setup, peers, findings).drafts());
  }

  private List<Node> of(Role role) {
    return nodes.stream().filter(node -> node.role() == role).toList();
  }

  private static SortedMap<String, String> common(List<NetworkDraft.NodeDraft> drafts) {
    return KeptVariables.common(drafts.stream().map(NetworkDraft.NodeDraft::environment).toList());
  }

  /** A number that brokers are told; where they differ, the first and a record. */
  private Optional<String> number(String variable) {
    SortedMap<String, Place> told = new TreeMap<>();
    for (Node node : of(Role.KAFKA)) {
      String value = node.service().map(one -> one.variable(variable)).orElse("");
      if (value.matches("[0-9]{1,3}")) {
        told.putIfAbsent(
            value, node.service().map(one -> one.placeOf(variable)).orElse(Place.FOLDER));
      }
    }
    if (told.size() > 1) {
      findings.add(
          Defect.CONTRADICTION,
          told.get(told.lastKey()),
          variable + " is " + String.join(" here and elsewhere ", told.keySet()),
          told.lastKey() + " was taken");
    }
    return told.isEmpty() ? Optional.empty() : Optional.of(told.lastKey());
  }

  /** Nothing where every peer's file is there and the tools stand beside every peer. */
  private Optional<List<String>> tools() {
    boolean whole = of(Role.PEER).stream().allMatch(peer -> peer.service().isPresent());
    TreeSet<String> beside = new TreeSet<>();
    of(Role.PEER).forEach(peer -> beside.add(hosts.of(peer.address())));
    TreeSet<String> tools = new TreeSet<>();
    for (Node node : of(Role.TOOLS)) {
      String host = hosts.of(node.address());
      if (beside.contains(host)) {
        tools.add(host);
      } else {
        findings.add(
            Defect.NOT_CARRIED_OVER,
            node.place(),
            node.name() + " runs on a host without peers",
            "left out: tools stand beside a peer");
      }
      node.service().ifPresent(this::socket);
    }
    return whole && !tools.equals(beside) ? Optional.of(List.copyOf(tools)) : Optional.empty();
  }

  private void socket(Service tools) {
    tools.mounts().stream()
        .filter(mount -> mount.source().startsWith("/var/run"))
        .forEach(
            mount ->
                findings.add(
                    Defect.NOT_CARRIED_OVER,
                    mount.place(),
                    tools.name() + " is given the engine's socket, and with it the whole host",
                    "left out: tools need it for nothing; tools.docker-socket = true gives it"));
  }
}
