package io.longshore.controller.importing;

import java.util.List;
import java.util.Map;

/** A draft as the text of a spec. */
final class SpecText {
  private final HoconWriter out = new HoconWriter();

  private SpecText() {}

  /**
   * The text.
   *
   * @param from the folder's name, for the first line
   */
  static String of(NetworkDraft draft, String from) {
    SpecText text = new SpecText();
    text.write(draft, from);
    return text.out.text();
  }

  private void write(NetworkDraft draft, String from) {
    out.comment(
        "Imported from " + from + ". What can be derived is not written: host maps, ports,");
    out.comment("environments, volumes, certificates, start order, message sizes.");
    out.blank().put("network", draft.network());
    out.blank().section("hosts", draft.hosts());
    draft.fabric().ifPresent(this::fabric);
    if (!draft.containers().isEmpty()) {
      out.blank().open("containers");
      draft.containers().forEach(this::container);
      out.close();
    }
  }

  private void fabric(NetworkDraft.FabricDraft fabric) {
    out.blank().open("fabric").put("version", fabric.version());
    out.section("images", fabric.images());
    out.blank().open("zookeeper");
    nodes("nodes", fabric.zookeepers());
    out.section("environment", fabric.environment().get(Role.ZOOKEEPER)).close();
    out.blank().open("kafka");
    nodes("nodes", fabric.brokers());
    fabric.replicas().ifPresent(value -> out.put("replication-factor", value));
    fabric.insync().ifPresent(value -> out.put("min-insync-replicas", value));
    out.section("environment", fabric.environment().get(Role.KAFKA)).close();
    out.blank().open("orderers");
    fabric.ordering().forEach(out::put);
    nodes("nodes", fabric.orderers());
    out.section("batch", fabric.batch());
    out.section("environment", fabric.environment().get(Role.ORDERER)).close();
    out.blank().open("organizations");
    fabric.organizations().forEach(this::organization);
    out.close();
    Map<String, String> peers = fabric.environment().get(Role.PEER);
    if (!peers.isEmpty()) {
      out.blank().open("peers").section("environment", peers).close();
    }
    fabric.toolsHosts().ifPresent(hosts -> out.blank().open("tools").list("hosts", hosts).close());
    if (!fabric.channels().isEmpty()) {
      out.blank().open("channels");
      fabric.channels().forEach(this::channel);
      out.close();
    }
    out.close();
  }

  private void nodes(String key, List<NetworkDraft.NodeDraft> nodes) {
    out.open(key);
    for (NetworkDraft.NodeDraft node : nodes) {
      out.comment(node.place().toString());
      if (node.values().isEmpty() && node.environment().isEmpty()) {
        out.put(node.label(), node.host());
      } else {
        out.open(node.label()).put("host", node.host());
        node.values().forEach(out::put);
        out.section("environment", node.environment()).close();
      }
    }
    out.close();
  }

  private void organization(NetworkDraft.OrganizationDraft organization) {
    out.open(organization.name())
        .put("msp", organization.mspId())
        .put("domain", organization.domain());
    nodes("peers", organization.peers());
    organization.anchor().ifPresent(anchor -> out.put("anchor", anchor));
    out.close();
  }

  private void channel(NetworkDraft.ChannelDraft channel) {
    out.open(channel.name()).list("organizations", channel.organizations());
    if (!channel.chaincodes().isEmpty()) {
      out.open("chaincodes");
      for (NetworkDraft.ChaincodeDraft chaincode : channel.chaincodes()) {
        out.open(chaincode.name())
            .put("version", chaincode.version())
            .put("path", chaincode.path());
        if (!chaincode.init().isEmpty()) {
          out.list("init", chaincode.init());
        }
        if (!chaincode.policy().isEmpty()) {
          out.put("policy", chaincode.policy());
        }
        out.close();
      }
      out.close();
    }
    out.close();
  }

  private void container(NetworkDraft.ContainerDraft container) {
    out.comment(container.place().toString());
    out.open(container.label());
    container.values().forEach(out::put);
    if (!container.command().isEmpty()) {
      out.list("command", container.command());
    }
    if (!container.ports().isEmpty()) {
      out.list("ports", container.ports());
    }
    out.section("volumes", container.volumes());
    out.section("host-entries", container.hosts());
    out.section("environment", container.environment());
    out.close();
  }
}
