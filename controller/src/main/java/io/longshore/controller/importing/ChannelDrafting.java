package io.longshore.controller.importing;

import io.longshore.controller.importing.fabric.Configtx;
import io.longshore.controller.importing.script.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Channels and chaincodes as scripts and notes make them. */
final class ChannelDrafting {
  private static final String NAME = "[a-z][a-z0-9.-]{0,248}";

  private final Setup setup;
  private final List<NetworkDraft.OrganizationDraft> organizations;
  private final Findings findings;

  ChannelDrafting(
      Setup setup, List<NetworkDraft.OrganizationDraft> organizations, Findings findings) {
    this.setup = setup;
    this.organizations = organizations;
    this.findings = findings;
  }

  List<NetworkDraft.ChannelDraft> drafts() {
    Map<String, String> profiles = new TreeMap<>();
    for (Commands.Artifact artifact : setup.commands().artifacts()) {
      if (!artifact.genesis() && artifact.channel().matches(NAME)) {
        profiles.merge(
            artifact.channel(), artifact.profile(), (one, other) -> one.isEmpty() ? other : one);
      }
    }
    Map<String, Map<String, NetworkDraft.ChaincodeDraft>> chaincodes = chaincodes(profiles);
    List<NetworkDraft.ChannelDraft> drafts = new ArrayList<>();
    profiles.forEach(
        (name, profile) ->
            drafts.add(
                new NetworkDraft.ChannelDraft(
                    name,
                    members(profile),
                    List.copyOf(chaincodes.getOrDefault(name, Map.of()).values()))));
    if (drafts.isEmpty()) {
      setup
          .configtx()
          .flatMap(configtx -> configtx.channel(""))
          .ifPresent(
              profile ->
                  findings.add(
                      Defect.MISSING_FILE,
                      setup.configtx().orElseThrow().source().file().place(),
                      "profile " + profile.name() + " makes channels, and no script names one",
                      "add it to the spec: channels { NAME { organizations = [ … ] } }"));
    }
    return drafts;
  }

  private List<String> members(String profile) {
    List<String> mspIds =
        setup
            .configtx()
            .flatMap(configtx -> configtx.channel(profile))
            .map(Configtx.Profile::mspIds)
            .orElse(List.of());
    List<String> members =
        organizations.stream()
            .filter(one -> mspIds.contains(one.mspId()))
            .map(NetworkDraft.OrganizationDraft::name)
            .toList();
    return members.isEmpty()
        ? organizations.stream().map(NetworkDraft.OrganizationDraft::name).toList()
        : members;
  }

  private Map<String, Map<String, NetworkDraft.ChaincodeDraft>> chaincodes(
      Map<String, String> profiles) {
    Map<String, String> paths = new TreeMap<>();
    for (Commands.Chaincode one : setup.commands().chaincodes()) {
      if (!one.path().isEmpty()) {
        String bare =
            one.path().endsWith("/")
                ? one.path().substring(0, one.path().length() - 1)
                : one.path();
        paths.put(one.name(), bare);
      }
    }
    Map<String, Map<String, NetworkDraft.ChaincodeDraft>> byChannel = new TreeMap<>();
    for (Commands.Chaincode one : setup.commands().chaincodes()) {
      boolean sound = one.name().matches("[A-Za-z0-9][A-Za-z0-9_-]*") && !one.version().isEmpty();
      if (one.channel().isEmpty() || !sound || !profiles.containsKey(one.channel())) {
        continue;
      }
      if (!paths.containsKey(one.name())) {
        findings.add(
            Defect.MISSING_FILE,
            one.place(),
            "no script installs " + one.name() + ", so the path of its source is not known",
            "left out: add it to channels." + one.channel() + ".chaincodes");
        continue;
      }
      byChannel
          .computeIfAbsent(one.channel(), key -> new TreeMap<>())
          .putIfAbsent(
              one.name(),
              new NetworkDraft.ChaincodeDraft(
                  one.name(), one.version(), paths.get(one.name()), one.arguments(), one.policy()));
    }
    return byChannel;
  }
}
