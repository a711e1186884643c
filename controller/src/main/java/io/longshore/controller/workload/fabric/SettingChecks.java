package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.workload.ContainerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rules for what operators set over what is derived. */
final class SettingChecks {
  /** Settings that Fabric 1.4 reads no more, and what takes their place. */
  private static final Map<String, String> DEAD =
      Map.of(
          "CORE_LOGGING_LEVEL", "use FABRIC_LOGGING_SPEC",
          "CORE_LOGGING_PEER", "use FABRIC_LOGGING_SPEC",
          "CORE_LOGGING_FORMAT", "use FABRIC_LOGGING_FORMAT",
          "ORDERER_GENERAL_LOGLEVEL", "use FABRIC_LOGGING_SPEC",
          "ORDERER_KAFKA_VERBOSE",
              "use FABRIC_LOGGING_SPEC=info:orderer.consensus.kafka.sarama=debug",
          "CORE_PEER_EVENTS_ADDRESS", "remove it: the event hub went with Fabric 1.3");

  static final List<FabricCheck> ALL =
      List.of(
          FabricCheck.of(
                  "dead-setting",
                  "every variable is one that this version of Fabric reads",
                  "fabric v1.4.0, peer/common/common.go; release notes of 1.3",
                  SettingChecks::dead)
              .warning()
              .fixedBy("remove it, or use what took its place"),
          FabricCheck.of(
                  "peer-network",
                  "chaincodes join the peers' own network",
                  "any other is absent, and instantiation ends in an lscc timeout: the hand"
                      + " procedure, section 7",
                  SettingChecks::network)
              .fixedBy("remove the variable: it follows from network"),
          FabricCheck.of(
                  "tls-on",
                  "orderers and peers speak TLS",
                  "gates, the client and the other nodes speak nothing else",
                  SettingChecks::tls)
              .fixedBy("remove the variable"),
          FabricCheck.of(
                  "image-version",
                  "Fabric's images are of the version the spec names",
                  "the hand procedure mixes 1.4.0, 0.4.14 and latest",
                  SettingChecks::versions)
              .warning()
              .fixedBy("set fabric.version, or the image's tag"));

  private SettingChecks() {}

  private static void dead(FabricTopology topology, Findings findings) {
    List<FabricNode> fabric = new ArrayList<>(topology.orderers().nodes());
    fabric.addAll(topology.peers());
    for (FabricNode node : fabric) {
      for (String variable : node.settings().environment().keySet()) {
        if (DEAD.containsKey(variable)) {
          findings.variable(node, variable, ignored(variable), DEAD.get(variable));
        }
      }
    }
    Map<String, ContainerSettings> tools = new TreeMap<>(topology.tools().nodes());
    tools.put("", topology.tools().settings());
    for (ContainerSettings settings : tools.values()) {
      for (String variable : settings.environment().keySet()) {
        if (DEAD.containsKey(variable)) {
          findings.say(
              settings.place("environment." + variable).orElse(FabricPaths.TOOLS),
              ignored(variable),
              DEAD.get(variable));
        }
      }
    }
  }

  private static String ignored(String variable) {
    return "Fabric 1.4 does not read " + variable;
  }

  private static void network(FabricTopology topology, Findings findings) {
    String own = findings.fleet().bridge();
    for (FabricNode peer : topology.peers()) {
      String set = peer.settings().environment().getOrDefault(PeerContainers.NETWORK_MODE, own);
      if (!set.equals(own)) {
        findings.variable(
            peer,
            PeerContainers.NETWORK_MODE,
            "chaincodes of " + peer.name() + " would join the network " + set + ", not " + own,
            "remove it: it follows from network");
      }
    }
  }

  private static void tls(FabricTopology topology, Findings findings) {
    topology.orderers().nodes().forEach(one -> tls(one, "ORDERER_GENERAL_TLS_ENABLED", findings));
    topology.peers().forEach(one -> tls(one, "CORE_PEER_TLS_ENABLED", findings));
  }

  private static void tls(FabricNode node, String variable, Findings findings) {
    String set = node.settings().environment().getOrDefault(variable, "true");
    if (!set.equals("true")) {
      findings.variable(
          node, variable, node.name() + " would speak without TLS: " + set, "remove it");
    }
  }

  private static void versions(FabricTopology topology, Findings findings) {
    List<FabricNode> fabric = new ArrayList<>(topology.orderers().nodes());
    fabric.addAll(topology.peers());
    for (FabricNode node : fabric) {
      String image = node.settings().image().orElse("");
      mixed(image, topology.version(), node.path().then("image"), findings);
    }
    SpecPath images = FabricPaths.FABRIC.then("images");
    mixed(topology.images().orderer(), topology.version(), images.then("orderer"), findings);
    mixed(topology.images().peer(), topology.version(), images.then("peer"), findings);
    mixed(topology.images().tools(), topology.version(), images.then("tools"), findings);
  }

  private static void mixed(String image, String version, SpecPath path, Findings findings) {
    String tag = image.substring(image.lastIndexOf('/') + 1);
    tag = tag.substring(tag.indexOf(':') + 1);
    boolean other = tag.startsWith("1.") || tag.startsWith("2.") || tag.startsWith("3.");
    if (other && !tag.contains("@") && !tag.equals(version)) {
      findings.say(path, image + " is not of Fabric " + version, "make both the same");
    }
  }
}
