package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;

/** Settings that do nothing, or the wrong thing. */
final class SettingInspection implements Inspection {
  @Override
  public void inspect(Inspected network, Findings findings) {
    for (Node node : network.nodes()) {
      if (node.role() != Role.CONTAINER) {
        node.service().ifPresent(service -> dead(service, findings));
      }
    }
    network.services(Role.PEER).forEach(peer -> live(peer, findings));
    network
        .services(Role.ORDERER)
        .forEach(orderer -> tls(orderer, "ORDERER_GENERAL_TLS_ENABLED", findings));
  }

  private static void dead(Service service, Findings findings) {
    for (String variable : service.environment().keySet()) {
      DeadSettings.remedy(variable)
          .ifPresent(
              remedy ->
                  findings.add(
                      Defect.DEAD_SETTING,
                      service.placeOf(variable),
                      variable + " of " + service.name() + " is not read",
                      "left out: " + remedy));
    }
  }

  private static void live(Service peer, Findings findings) {
    tls(peer, "CORE_PEER_TLS_ENABLED", findings);
    if (peer.variable("CORE_PEER_PROFILE_ENABLED").equalsIgnoreCase("true")) {
      findings.add(
          Defect.NOT_CARRIED_OVER,
          peer.placeOf("CORE_PEER_PROFILE_ENABLED"),
          peer.name() + " serves its profile on 0.0.0.0:6060 to everybody on its network",
          "left out: peers { environment { CORE_PEER_PROFILE_ENABLED = \"true\" } } brings it"
              + " back");
    }
  }

  private static void tls(Service service, String variable, Findings findings) {
    if (service.variable(variable).equalsIgnoreCase("false")) {
      findings.add(
          Defect.NOT_CARRIED_OVER,
          service.placeOf(variable),
          service.name() + " speaks in plain text",
          "Longshore's nodes always speak TLS");
    }
  }
}
