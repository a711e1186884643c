package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Names that lead nowhere, or to the wrong address. */
final class NameInspection implements Inspection {
  private static final List<String> LISTENING =
      List.of(
          "CORE_PEER_CHAINCODELISTENADDRESS",
          "CORE_PEER_LISTENADDRESS",
          "ORDERER_GENERAL_LISTENADDRESS",
          "KAFKA_LISTENERS");

  private static final Map<Role, List<Role>> DIALLED =
      Map.of(
          Role.ZOOKEEPER, List.of(Role.ZOOKEEPER),
          Role.KAFKA, List.of(Role.ZOOKEEPER, Role.KAFKA),
          Role.ORDERER, List.of(Role.KAFKA, Role.ORDERER),
          Role.PEER, List.of(Role.ORDERER, Role.PEER));

  @Override
  public void inspect(Inspected network, Findings findings) {
    for (Node node : network.nodes()) {
      node.service().ifPresent(service -> own(service, findings));
      node.service().ifPresent(service -> map(network, node, service, findings));
    }
  }

  private static void own(Service service, Findings findings) {
    Located mapped = service.hosts().get(service.name());
    for (String variable : LISTENING) {
      Located set = service.environment().get(variable);
      Located to = set == null ? null : service.hosts().get(Addresses.hostOf(set.text()));
      if (to != null) {
        findings.add(
            Defect.OWN_NAME,
            set.place(),
            service.name() + " listens on " + set.text() + ", which leads to " + to.text(),
            "it listens on all addresses of its container");
      }
    }
    if (mapped != null) {
      findings.add(
          Defect.OWN_NAME,
          mapped.place(),
          "the own name of " + service.name() + " leads to its host's address " + mapped.text(),
          "its own name is left to the engine");
    }
  }

  private static void map(Inspected network, Node node, Service service, Findings findings) {
    TreeSet<String> missing = new TreeSet<>();
    for (Role role : DIALLED.getOrDefault(node.role(), List.of())) {
      for (Node other : network.of(role)) {
        boolean elsewhere = !other.address().equals(node.address());
        if (elsewhere && !service.hosts().containsKey(other.name())) {
          missing.add(other.name());
        }
      }
    }
    if (!missing.isEmpty()) {
      findings.add(
          Defect.HOST_MAP,
          service.place(),
          service.name() + " speaks with " + String.join(", ", missing) + " and is not told where",
          "one map is made for all from hosts { }");
    }
  }
}
