package io.longshore.controller.importing;

import io.longshore.controller.importing.fabric.Configtx;
import io.longshore.controller.importing.fabric.CryptoOrganization;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Makes organisations of peers, of what cryptogen is told and of what configtxgen is told. */
final class OrganizationDrafting {
  private final Setup setup;
  private final NodeDrafting nodes;
  private final Findings findings;

  OrganizationDrafting(Setup setup, NodeDrafting nodes, Findings findings) {
    this.setup = setup;
    this.nodes = nodes;
    this.findings = findings;
  }

  List<NetworkDraft.OrganizationDraft> drafts(List<Node> peers) {
    TreeMap<String, List<Node>> byDomain = new TreeMap<>();
    peers.forEach(
        peer -> byDomain.computeIfAbsent(domain(peer), key -> new ArrayList<>()).add(peer));
    setup
        .crypto()
        .ifPresent(
            crypto ->
                crypto.peers().stream()
                    .filter(one -> !one.domain().isEmpty())
                    .forEach(one -> byDomain.putIfAbsent(one.domain(), List.of())));
    List<NetworkDraft.OrganizationDraft> drafts = new ArrayList<>();
    byDomain.forEach((domain, members) -> drafts.add(draft(domain, members)));
    return drafts;
  }

  /** The end of a peer's name; one of its organisation's making where it has none. */
  private String domain(Node peer) {
    if (!peer.domain().isEmpty()) {
      return peer.domain();
    }
    String mspId = mspOf(List.of(peer)).orElse("org");
    String label =
        Labels.of(mspId.endsWith("MSP") ? mspId.substring(0, mspId.length() - 3) : mspId);
    findings.add(
        Defect.RENAMED,
        peer.place(),
        peer.name() + " has no domain, and a peer's certificate needs one",
        "it is called " + peer.label() + "." + label + ".example.com");
    return label + ".example.com";
  }

  private NetworkDraft.OrganizationDraft draft(String domain, List<Node> peers) {
    Optional<CryptoOrganization> crypto =
        setup.crypto().stream()
            .flatMap(one -> one.peers().stream())
            .filter(one -> one.domain().equals(domain))
            .findFirst();
    Optional<Configtx.Member> member = member(domain, mspOf(peers));
    String label = domain.split("\\.")[0];
    String guessed = label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    String name =
        crypto.map(CryptoOrganization::name).filter(one -> !one.isEmpty()).orElse(guessed);
    String mspId = mspOf(peers).or(() -> member.map(Configtx.Member::mspId)).orElse("");
    if (mspId.isEmpty()) {
      mspId = name + "MSP";
      findings.add(
          Defect.MISSING_FILE,
          peers.isEmpty() ? Place.FOLDER : peers.get(0).place(),
          "no file tells the MSP id of " + domain,
          mspId + " was taken, after the others' fashion");
    }
    List<String> labels = peers.stream().map(Node::label).toList();
    Optional<String> anchor =
        member.stream()
            .flatMap(one -> one.anchors().stream())
            .map(one -> one.text().split("\\.")[0])
            .filter(labels::contains)
            .findFirst();
    return new NetworkDraft.OrganizationDraft(
        name, mspId, domain, nodes.nodes(Role.PEER, peers), anchor);
  }

  private Optional<Configtx.Member> member(String domain, Optional<String> mspId) {
    List<Configtx.Member> members = setup.configtx().map(Configtx::members).orElse(List.of());
    return members.stream()
        .filter(one -> mspId.isPresent() && one.mspId().equals(mspId.get()))
        .findFirst()
        .or(
            () ->
                members.stream()
                    .filter(one -> one.mspDir().contains("/" + domain + "/"))
                    .findFirst());
  }

  private static Optional<String> mspOf(List<Node> nodes) {
    return nodes.stream()
        .flatMap(node -> node.service().stream())
        .map(service -> service.variable("CORE_PEER_LOCALMSPID"))
        .filter(one -> !one.isEmpty())
        .findFirst();
  }
}
