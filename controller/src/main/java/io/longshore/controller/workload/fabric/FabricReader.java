package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.workload.ContainerSettings;
import io.longshore.controller.workload.ContainerSettingsReader;
import io.longshore.controller.workload.fabric.client.chaincode.BuilderImages;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeLanguage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code fabric { }}. */
final class FabricReader {
  /** The version this was built for and tried with. */
  static final String DEFAULT_VERSION = "1.4.0";

  private static final Optional<String> NONE = Optional.empty();

  private FabricReader() {}

  static FabricTopology read(SpecReader fabric) {
    String version = fabric.text("version", DEFAULT_VERSION);
    Capabilities capabilities = Capabilities.read(fabric.section("capabilities"));
    FabricTopology topology =
        new FabricTopology(
            version,
            images(fabric.section("images"), FabricImages.of(version)),
            zookeeper(fabric.section("zookeeper")),
            kafka(fabric.section("kafka")),
            orderers(fabric.section("orderers")),
            organizations(fabric.section("organizations"), fabric.section("peers")),
            tools(fabric.section("tools")),
            couchdb(fabric.section("couchdb")),
            channels(fabric.section("channels"), capabilities),
            capabilities);
    fabric.finish();
    if (topology.tools().hosts().isEmpty()) {
      List<SpecNode> hosts = new ArrayList<>();
      topology.toolsHosts().forEach(host -> hosts.add(new SpecNode.Text(Origin.NONE, host)));
      fabric
          .explicit()
          .value(
              FabricPaths.TOOLS.then("hosts"),
              new SpecNode.Items(Origin.NONE, hosts),
              "every host with a peer");
    }
    return topology;
  }

  private static FabricImages images(SpecReader section, FabricImages published) {
    FabricImages images =
        new FabricImages(
            section.text("zookeeper", published.zookeeper()),
            section.text("kafka", published.kafka()),
            section.text("orderer", published.orderer()),
            section.text("peer", published.peer()),
            section.text("tools", published.tools()),
            section.text("couchdb", published.couchdb()),
            builders(section, published.builders()));
    section.finish();
    return images;
  }

  private static BuilderImages builders(SpecReader section, BuilderImages published) {
    return new BuilderImages(
        published.version(),
        published.baseVersion(),
        section.text("chaincode-builder", published.builder()),
        section.text("chaincode-go", published.go()),
        section.text("chaincode-node", published.node()),
        section.text("chaincode-java", published.java()),
        published.dynamic());
  }

  private static List<FabricNode> zookeeper(SpecReader section) {
    NodesReader reader =
        new NodesReader("<server>", "", Ports.ZOOKEEPER_CLIENT, Ports.ZOOKEEPER_MOST, true, NONE);
    List<FabricNode> nodes =
        reader.read(section.section("nodes"), ContainerSettingsReader.role(section));
    section.finish();
    return nodes;
  }

  private static KafkaRole kafka(SpecReader section) {
    NodesReader reader = new NodesReader("<broker>", "", Ports.KAFKA, Ports.MOST, true, NONE);
    KafkaRole role =
        new KafkaRole(
            reader.read(section.section("nodes"), ContainerSettingsReader.role(section)),
            section.number("min-insync-replicas", 2, 1, 255),
            section.number("replication-factor", 3, 1, 255));
    section.finish();
    return role;
  }

  private static OrdererRole orderers(SpecReader section) {
    String domain = section.text("domain", "example.com");
    NodesReader reader =
        new NodesReader("<orderer>", domain, Ports.ORDERER, Ports.MOST, false, NONE);
    OrdererRole role =
        new OrdererRole(
            domain,
            section.text("msp", "OrdererMSP"),
            section.text("system-channel", "testchainid"),
            section.text("consortium", "SampleConsortium"),
            batch(section.section("batch")),
            reader.read(section.section("nodes"), ContainerSettingsReader.role(section)));
    section.finish();
    return role;
  }

  /** Defaults as in Fabric 1.4's sample configtx.yaml, but for the largest message. */
  private static BatchSpec batch(SpecReader section) {
    BatchSpec batch =
        new BatchSpec(
            section.time("timeout", Duration.ofSeconds(2)),
            section.number("max-messages", 10, 1, 100_000_000),
            section.size("absolute-max", 99L << 20),
            section.size("preferred-max", 512L << 10));
    section.finish();
    return batch;
  }

  private static List<PeerOrganization> organizations(SpecReader section, SpecReader peers) {
    ContainerSettings role = ContainerSettingsReader.role(peers);
    Optional<String> state =
        Optional.of(peers.text(CouchdbRole.STATE_DATABASE, CouchdbRole.GOLEVELDB));
    peers.finish();
    List<PeerOrganization> organizations = new ArrayList<>();
    for (String name : section.names()) {
      SpecReader written = section.named(name, "<organization>", "domain");
      String domain = written.requiredText("domain");
      NodesReader reader = new NodesReader("<peer>", domain, Ports.PEER, Ports.MOST, false, state);
      organizations.add(
          new PeerOrganization(
              name,
              written.text("msp", name + "MSP"),
              domain,
              reader.read(written.section("peers"), role),
              written.text("anchor"),
              written.path()));
      written.finish();
    }
    return organizations;
  }

  private static ToolsRole tools(SpecReader section) {
    boolean chosen = section.has("hosts");
    List<String> hosts = section.texts("hosts");
    ContainerSettings settings = ContainerSettingsReader.role(section);
    SortedMap<String, ContainerSettings> nodes = new TreeMap<>();
    SpecReader written = section.section("nodes");
    for (String host : written.names()) {
      SpecReader node = written.named(host, "<host>", "image");
      nodes.put(host, ContainerSettingsReader.container(node).over(settings));
      node.finish();
    }
    ToolsRole role =
        new ToolsRole(
            chosen ? Optional.of(hosts) : Optional.empty(),
            section.textMap("admin", "<host>"),
            section.flag("docker-socket", false),
            settings,
            nodes);
    section.finish();
    return role;
  }

  private static CouchdbRole couchdb(SpecReader section) {
    ContainerSettings settings = ContainerSettingsReader.role(section);
    SortedMap<String, ContainerSettings> nodes = new TreeMap<>();
    SpecReader written = section.section("nodes");
    for (String peer : written.names()) {
      SpecReader node = written.named(peer, "<peer>", "image");
      nodes.put(peer, ContainerSettingsReader.container(node).over(settings));
      node.finish();
    }
    section.finish();
    return new CouchdbRole(settings, nodes);
  }

  private static List<ChannelSpec> channels(SpecReader section, Capabilities capabilities) {
    List<ChannelSpec> channels = new ArrayList<>();
    for (String name : section.names()) {
      SpecReader written = section.named(name, "<channel>", "organizations");
      channels.add(
          new ChannelSpec(
              name,
              written.texts("organizations"),
              chaincodes(written.section("chaincodes")),
              capabilities.of(written),
              written.path()));
      written.finish();
    }
    return channels;
  }

  private static Optional<SmokeTest> verify(SpecReader chaincode) {
    if (!chaincode.has("verify")) {
      return Optional.empty();
    }
    SpecReader section = chaincode.section("verify");
    SmokeTest test =
        new SmokeTest(
            section.texts("query"),
            section.requiredText("expect"),
            section.texts("invoke"),
            section.text("then", ""));
    section.finish();
    return Optional.of(test);
  }

  private static List<ChaincodeSpec> chaincodes(SpecReader section) {
    List<ChaincodeSpec> chaincodes = new ArrayList<>();
    for (String name : section.names()) {
      SpecReader written = section.named(name, "<chaincode>", "version");
      chaincodes.add(
          new ChaincodeSpec(
              name,
              written.requiredText("version"),
              written.text("lang", ChaincodeLanguage.GO.word()),
              written.requiredText("path"),
              written.texts("init"),
              written.text("policy"),
              verify(written),
              written.path()));
      written.finish();
    }
    return chaincodes;
  }
}
