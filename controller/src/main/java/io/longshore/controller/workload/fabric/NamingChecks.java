package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.workload.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules for names and versions. */
final class NamingChecks {
  static final List<FabricCheck> ALL =
      List.of(
          FabricCheck.of(
                  "fabric-version",
                  "Fabric is of the 1.4 series, the last whose orderers start from Kafka alone",
                  "Fabric 2.0 release notes; 3.0 removes Kafka",
                  NamingChecks::version)
              .fixedBy("write version = \"1.4.0\""),
          FabricCheck.of(
                  "node-name",
                  "a node's first name is small letters, digits and dashes; its full name has at"
                      + " most 64 characters",
                  "it is a DNS name and a certificate's common name (X.520)",
                  NamingChecks::nodes)
              .fixedBy("rename the node"),
          FabricCheck.of(
                  "unique-names",
                  "every node's name is its own in the whole network",
                  "the host map of all containers has one line for each",
                  NamingChecks::unique)
              .fixedBy("rename one of them"),
          FabricCheck.of(
                  "domain-name",
                  "a domain is a DNS name of at most 58 characters",
                  "the common name tlsca.<domain> has at most 64 (X.520)",
                  NamingChecks::domains)
              .fixedBy("write something like org1.example.com"));

  private NamingChecks() {}

  private static void version(FabricTopology topology, Findings findings) {
    String version = topology.version();
    String patch = version.startsWith("1.4.") ? version.substring(4) : "";
    if (patch.isEmpty() || patch.length() > 2 || !patch.chars().allMatch(Character::isDigit)) {
      findings.say(
          FabricPaths.FABRIC.then("version"),
          "\"" + version + "\" is no version of Fabric 1.4",
          "write version = \"" + FabricReader.DEFAULT_VERSION + "\"");
    }
  }

  private static void nodes(FabricTopology topology, Findings findings) {
    for (FabricNode node : topology.nodes()) {
      List<String> parts = node.path().parts();
      String own = parts.get(parts.size() - 1);
      if (!Names.isNodeLabel(own) || node.name().length() > 64) {
        findings.say(node.path(), "\"" + node.name() + "\" is no name for a node", "rename it");
      }
    }
  }

  private static void unique(FabricTopology topology, Findings findings) {
    Map<String, FabricNode> seen = new HashMap<>();
    for (FabricNode node : topology.nodes()) {
      FabricNode other = seen.putIfAbsent(node.name(), node);
      if (other != null) {
        findings.say(
            node.path(),
            "\"" + node.name() + "\" is also the name of " + other.path(),
            "rename one of them");
      }
    }
  }

  private static void domains(FabricTopology topology, Findings findings) {
    domain(topology.orderers().domain(), findings, true, FabricPaths.ORDERERS.then("domain"));
    for (PeerOrganization organization : topology.organizations()) {
      domain(
          organization.domain(),
          findings,
          !organization.domain().isEmpty(),
          organization.path().then("domain"));
    }
  }

  private static void domain(String domain, Findings findings, boolean written, SpecPath path) {
    if (written && (!Names.isDomain(domain) || domain.length() > 58)) {
      findings.say(
          path, "\"" + domain + "\" is no domain", "write something like org1.example.com");
    }
  }
}
