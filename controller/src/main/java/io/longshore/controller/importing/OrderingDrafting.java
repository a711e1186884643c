package io.longshore.controller.importing;

import io.longshore.controller.importing.fabric.Configtx;
import io.longshore.controller.importing.fabric.CryptoOrganization;
import io.longshore.controller.importing.script.Commands;
import io.longshore.controller.importing.yaml.YamlValue;
import io.longshore.controller.spec.Units;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a spec says of the ordering service besides its nodes. */
final class OrderingDrafting {
  private static final long LARGEST = 99L << 20;

  private final Setup setup;
  private final List<Node> orderers;
  private final Findings findings;

  OrderingDrafting(Setup setup, List<Node> orderers, Findings findings) {
    this.setup = setup;
    this.orderers = orderers;
    this.findings = findings;
  }

  /** Domain, MSP, and what differs from the usual names. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    String domain =
        setup.crypto().stream()
            .flatMap(crypto -> crypto.orderers().stream())
            .map(CryptoOrganization::domain)
            .filter(one -> !one.isEmpty())
            .findFirst()
            .or(() -> orderers.stream().map(Node::domain).filter(one -> !one.isEmpty()).findFirst())
            .orElse("example.com");
    settings.put("domain", domain);
    for (Node orderer : orderers) {
      if (!orderer.domain().equals(domain)) {
        findings.add(
            Defect.RENAMED,
            orderer.place(),
            orderer.name() + " does not end in the orderers' domain " + domain,
            "it is called " + orderer.label() + "." + domain);
      }
    }
    settings.put("msp", mspId());
    String channel =
        setup.commands().artifacts().stream()
            .filter(Commands.Artifact::genesis)
            .map(Commands.Artifact::channel)
            .findFirst()
            .orElse("");
    if (!channel.isEmpty() && !channel.equals("testchainid")) {
      settings.put("system-channel", channel);
    }
    setup
        .configtx()
        .flatMap(configtx -> configtx.genesis(GenesisProfile.of(setup)))
        .flatMap(profile -> profile.consortiums().stream().findFirst())
        .filter(one -> !one.equals("SampleConsortium"))
        .ifPresent(one -> settings.put("consortium", one));
    return settings;
  }

  /** When a block is cut. */
  Map<String, String> batch() {
    Optional<YamlValue> ordering =
        setup.configtx().flatMap(configtx -> configtx.ordering(GenesisProfile.of(setup)));
    if (ordering.isEmpty() && setup.configtx().isPresent()) {
      findings.add(
          Defect.MISSING_FILE,
          Place.FOLDER,
          "configtx.yaml says nothing of ordering",
          "batch sizes and the consortium are Fabric's samples' own: compare them with your genesis"
              + " block");
    }
    if (ordering.isEmpty()) {
      return Map.of();
    }
    Configtx configtx = setup.configtx().orElseThrow();
    String type = ordering.get().text("OrdererType");
    if (!type.isEmpty() && !type.equals("kafka")) {
      findings.add(
          Defect.NOT_CARRIED_OVER,
          configtx.source().at(ordering.get()),
          "ordering is " + type + ", not kafka",
          "Longshore runs Kafka ordering: this network cannot be carried over as it is");
    }
    Map<String, String> batch = new LinkedHashMap<>();
    put(batch, "timeout", ordering.get().text("BatchTimeout"));
    YamlValue size = ordering.get().get("BatchSize").orElse(ordering.get());
    put(batch, "max-messages", size.text("MaxMessageCount"));
    put(batch, "absolute-max", bytes(configtx, size, "AbsoluteMaxBytes"));
    put(batch, "preferred-max", bytes(configtx, size, "PreferredMaxBytes"));
    return batch;
  }

  private String bytes(Configtx configtx, YamlValue size, String key) {
    String text = size.text(key);
    long bytes = Units.size(text).orElse(-1);
    if (bytes > LARGEST) {
      findings.add(
          Defect.MESSAGE_SIZES,
          configtx.source().at(size.get(key).orElse(size)),
          key + " is " + text + ", and no message above 99 MB gets through",
          "99 MB was taken");
      return "99 MB";
    }
    return bytes < 0 ? "" : text;
  }

  private String mspId() {
    return orderers.stream()
        .flatMap(node -> node.service().stream())
        .map(service -> service.variable("ORDERER_GENERAL_LOCALMSPID"))
        .filter(one -> !one.isEmpty())
        .findFirst()
        .or(
            () ->
                setup.configtx().stream()
                    .flatMap(configtx -> configtx.members().stream())
                    .filter(member -> member.mspDir().contains("ordererOrganizations"))
                    .map(Configtx.Member::mspId)
                    .findFirst())
        .orElse("OrdererMSP");
  }

  private static void put(Map<String, String> values, String key, String value) {
    if (!value.isEmpty()) {
      values.put(key, value);
    }
  }
}
