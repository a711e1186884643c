package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import io.longshore.controller.importing.script.Commands;
import java.util.List;

/** The network that peers start their chaincodes on. */
final class ProjectInspection implements Inspection {
  private static final String MODE = "CORE_VM_DOCKER_HOSTCONFIG_NETWORKMODE";
  private static final String PROJECT = "COMPOSE_PROJECT_NAME";

  @Override
  public void inspect(Inspected network, Findings findings) {
    network.services(Role.PEER).forEach(peer -> peer(network, peer, findings));
    List<Commands.Copy> copies = network.setup().commands().copies();
    boolean yaml =
        copies.stream().anyMatch(copy -> copy.files().stream().anyMatch(ProjectInspection::isYaml));
    boolean env =
        copies.stream().anyMatch(copy -> copy.files().stream().anyMatch(ProjectInspection::isEnv));
    for (Commands.Copy copy : copies) {
      if (yaml && !env && copy.files().stream().anyMatch(ProjectInspection::isYaml)) {
        findings.add(
            Defect.PROJECT_NAME,
            copy.place(),
            "the docker-compose files are copied without .env"
                + (copy.address().isEmpty() ? "" : ", to " + copy.address()),
            "the network's name is part of the spec");
      }
    }
  }

  private static void peer(Inspected network, Service peer, Findings findings) {
    String raw = peer.raw().getOrDefault(MODE, "");
    String mode = peer.variable(MODE);
    if (raw.contains(PROJECT)) {
      boolean set = network.setup().variables().flatMap(env -> env.value(PROJECT)).isPresent();
      findings.add(
          Defect.PROJECT_NAME,
          peer.placeOf(MODE),
          "the chaincodes of "
              + peer.name()
              + (set
                  ? " join " + mode + " only on hosts that have this .env"
                  : " join " + mode + ": no .env here sets " + PROJECT),
          "derived from network: " + network.draft().network() + "_byfn");
    } else if (raw.isEmpty()) {
      findings.add(
          Defect.PROJECT_NAME,
          peer.place(),
          "the chaincodes of "
              + peer.name()
              + " join the host's own network: "
              + MODE
              + " is unset",
          "derived from network: " + network.draft().network() + "_byfn");
    } else if (mode.contains("_") && !endsInOwnNetwork(peer, mode)) {
      findings.add(
          Defect.PROJECT_NAME,
          peer.placeOf(MODE),
          "the chaincodes of " + peer.name() + " join " + mode + ", which is none of its networks",
          "derived from network: " + network.draft().network() + "_byfn");
    }
  }

  private static boolean endsInOwnNetwork(Service peer, String mode) {
    return peer.networks().stream().anyMatch(one -> mode.equals(one) || mode.endsWith("_" + one));
  }

  private static boolean isYaml(String file) {
    return file.endsWith(".yaml") || file.endsWith(".yml");
  }

  private static boolean isEnv(String file) {
    return file.endsWith(".env") || file.endsWith("/.") || file.equals(".");
  }
}
