package io.longshore.controller.workload.fabric;

import io.longshore.controller.workload.CompiledDraft;
import java.util.List;
import java.util.stream.Collectors;

/** What everyone who sees a plan of a Fabric network should know. */
final class FabricNotes {
  private FabricNotes() {}

  static void add(FabricTopology topology, CompiledDraft draft) {
    String peers = names(topology.peers());
    if (!peers.isEmpty()) {
      draft.note(
          "The Docker socket is given to "
              + peers
              + ": peers build and start their chaincodes through it, and whoever holds it rules"
              + " its host.");
    }
    topology
        .tools()
        .admin()
        .forEach(
            (host, reason) ->
                topology
                    .organizationOn(host)
                    .ifPresent(
                        organization ->
                            draft.note("On " + host + " " + admin(organization, reason) + ".")));
    if (topology.tools().dockerSocket() && !topology.toolsHosts().isEmpty()) {
      draft.note(
          "The Docker socket is given to "
              + ToolsRole.NAME
              + " on "
              + String.join(", ", topology.toolsHosts())
              + ", as the spec asks.");
    }
  }

  /** The exception in words, without its host. */
  static String admin(PeerOrganization organization, String reason) {
    return ToolsRole.NAME
        + " has the identity "
        + ToolsRole.ADMIN
        + "@"
        + organization.domain()
        + ", which administers the organisation's peers on its host, and nothing else ("
        + reason
        + ")";
  }

  private static String names(List<FabricNode> nodes) {
    return nodes.stream().map(FabricNode::name).collect(Collectors.joining(", "));
  }
}
