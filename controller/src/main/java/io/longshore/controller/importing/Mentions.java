package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import io.longshore.controller.importing.fabric.Configtx;
import io.longshore.controller.importing.fabric.CryptoOrganization;
import io.longshore.controller.importing.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Nodes that files name without defining them, and the roles they are named in. */
final class Mentions {
  /** A name, what it must be, and where it is said. */
  record Mention(Role role, String name, Place place) {}

  private final List<Mention> mentions = new ArrayList<>();

  private Mentions() {}

  /** All of them, those whose role is plain first. */
  static List<Mention> of(Setup setup, List<Node> defined, HostMap hosts) {
    Mentions mentions = new Mentions();
    setup.services().forEach(mentions::service);
    setup.configtx().ifPresent(configtx -> mentions.configtx(configtx, setup));
    setup
        .crypto()
        .ifPresent(
            crypto -> {
              crypto.orderers().forEach(one -> mentions.organization(Role.ORDERER, one));
              crypto.peers().forEach(one -> mentions.organization(Role.PEER, one));
            });
    mentions.alike(defined, hosts);
    return mentions.mentions;
  }

  private void service(Service service) {
    Located servers = service.environment().get("ZOO_SERVERS");
    if (servers != null) {
      for (String one : servers.text().split("[\\s,]+")) {
        int equals = one.indexOf('=');
        add(Role.ZOOKEEPER, Addresses.hostOf(one.substring(equals + 1)), servers.place());
      }
    }
    list(Role.ZOOKEEPER, service.environment().get("KAFKA_ZOOKEEPER_CONNECT"));
    list(Role.PEER, service.environment().get("CORE_PEER_GOSSIP_BOOTSTRAP"));
    list(Role.KAFKA, service.environment().get("ORDERER_KAFKA_BROKERS"));
  }

  private void list(Role role, Located endpoints) {
    if (endpoints != null) {
      String bare = endpoints.text().replace("[", "").replace("]", "");
      Addresses.names(bare).forEach(name -> add(role, name, endpoints.place()));
    }
  }

  private void configtx(Configtx configtx, Setup setup) {
    Optional<YamlValue> ordering = configtx.ordering(GenesisProfile.of(setup));
    ordering.ifPresent(
        one -> {
          one.texts("Addresses")
              .forEach(
                  text ->
                      add(Role.ORDERER, Addresses.hostOf(text.text()), configtx.source().at(text)));
          one.get("Kafka")
              .map(kafka -> kafka.texts("Brokers"))
              .orElse(List.of())
              .forEach(
                  text ->
                      add(Role.KAFKA, Addresses.hostOf(text.text()), configtx.source().at(text)));
        });
    for (Configtx.Member member : configtx.members()) {
      member.anchors().forEach(anchor -> add(Role.PEER, anchor.text(), anchor.place()));
    }
  }

  private void organization(Role role, CryptoOrganization organization) {
    organization.nodes().forEach(node -> add(role, node.text(), node.place()));
  }

  /** Names in extra_hosts that look like those of known nodes: kafka4 beside kafka1. */
  private void alike(List<Node> defined, HostMap hosts) {
    Map<String, Role> shapes = new TreeMap<>();
    defined.forEach(node -> shapes.putIfAbsent(shape(node.name()), node.role()));
    mentions.forEach(mention -> shapes.putIfAbsent(shape(mention.name()), mention.role()));
    hosts
        .all()
        .forEach(
            (name, address) -> {
              Role role = shapes.getOrDefault(shape(name), Role.CONTAINER);
              if (role != Role.CONTAINER && role != Role.TOOLS) {
                add(role, name, address.place());
              }
            });
  }

  private void add(Role role, String name, Place place) {
    boolean number = name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    if (!number && name.indexOf('$') < 0 && !name.equals("localhost")) {
      mentions.add(new Mention(role, name, place));
    }
  }

  private static String shape(String name) {
    return name.replaceAll("[0-9]+", "#");
  }
}
