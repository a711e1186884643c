package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Nearest;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules for organisations. */
final class OrganizationChecks {
  static final List<FabricCheck> ALL =
      List.of(
          FabricCheck.of(
                  "msp-id",
                  "an MSP id is 1 to 64 letters, digits, dots, dashes and underscores, and one"
                      + " organisation's",
                  "fabric, msp",
                  OrganizationChecks::mspIds)
              .fixedBy("write something like Org1MSP"),
          FabricCheck.of(
                  "own-domain",
                  "every organisation has a domain of its own",
                  "its nodes' names and its authorities' are made from it",
                  OrganizationChecks::domains)
              .fixedBy("give each organisation its own"),
          FabricCheck.of(
                  "anchor-peer",
                  "an organisation's anchor is one of its peers",
                  "Fabric docs, gossip: other organisations find it by its anchor",
                  OrganizationChecks::anchors)
              .fixedBy("name one of the organisation's peers"),
          FabricCheck.of(
                  "tools-host",
                  "a tools container stands beside a peer, once on a host",
                  "its commands go to the peer of its host",
                  OrganizationChecks::tools)
              .fixedBy("leave the host out of tools.hosts"));

  private OrganizationChecks() {}

  private static void mspIds(FabricTopology topology, Findings findings) {
    Map<String, SpecPath> seen = new HashMap<>();
    mspId(topology.orderers().mspId(), FabricPaths.ORDERERS.then("msp"), seen, findings);
    seen.putIfAbsent(OrdererRole.ORGANIZATION, FabricPaths.ORDERERS);
    for (PeerOrganization organization : topology.organizations()) {
      mspId(organization.mspId(), organization.path().then("msp"), seen, findings);
    }
  }

  private static void mspId(
      String id, SpecPath path, Map<String, SpecPath> seen, Findings findings) {
    boolean sound =
        !id.isEmpty() && id.length() <= 64 && id.chars().allMatch(OrganizationChecks::inId);
    if (!sound || id.startsWith(".") || id.startsWith("-") || id.startsWith("_")) {
      findings.say(path, "\"" + id + "\" is no MSP id", "write something like Org1MSP");
    }
    SpecPath other = seen.putIfAbsent(id, path);
    if (other != null) {
      findings.say(path, "\"" + id + "\" is already taken: " + other, "choose another");
    }
  }

  private static boolean inId(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
  }

  private static void domains(FabricTopology topology, Findings findings) {
    Map<String, SpecPath> seen = new HashMap<>();
    seen.put(topology.orderers().domain(), FabricPaths.ORDERERS.then("domain"));
    for (PeerOrganization organization : topology.organizations()) {
      SpecPath other = seen.putIfAbsent(organization.domain(), organization.path());
      if (other != null && !organization.domain().isEmpty()) {
        findings.say(
            organization.path().then("domain"),
            "the domain " + organization.domain() + " is already that of " + other,
            "give each organisation its own");
      }
    }
  }

  private static void anchors(FabricTopology topology, Findings findings) {
    for (PeerOrganization organization : topology.organizations()) {
      List<String> names =
          organization.peers().stream().map(OrganizationChecks::firstName).toList();
      String anchor = organization.anchor().orElse("");
      if (!anchor.isEmpty() && !names.contains(anchor)) {
        findings.say(
            organization.path().then("anchor"),
            "\"" + anchor + "\" is no peer of " + organization.name(),
            Nearest.remedy(anchor, names));
      }
    }
  }

  private static String firstName(FabricNode peer) {
    List<String> parts = peer.path().parts();
    return parts.get(parts.size() - 1);
  }

  private static void tools(FabricTopology topology, Findings findings) {
    List<String> hosts = topology.toolsHosts();
    for (String host : hosts) {
      if (topology.organizationOn(host).isEmpty()) {
        findings.say(
            FabricPaths.TOOLS.then("hosts"),
            "\"" + host + "\" has no peer for the tools to speak to",
            "leave it out of tools.hosts");
      }
    }
    for (var admin : topology.tools().admin().entrySet()) {
      SpecPath path = FabricPaths.TOOLS.then("admin").then(admin.getKey());
      if (!hosts.contains(admin.getKey())) {
        findings.say(
            path, "\"" + admin.getKey() + "\" has no tools", Nearest.remedy(admin.getKey(), hosts));
      }
      if (admin.getValue().isBlank()) {
        findings.say(
            path,
            "an administrator's identity in a container needs a reason",
            "write admin { " + admin.getKey() + " = \"who needs it, what for, and until when\" }");
      }
    }
    for (String host : topology.tools().nodes().keySet()) {
      if (!hosts.contains(host)) {
        findings.say(
            FabricPaths.TOOLS.then("nodes").then(host),
            "\"" + host + "\" has no tools",
            Nearest.remedy(host, hosts));
      }
    }
  }
}
