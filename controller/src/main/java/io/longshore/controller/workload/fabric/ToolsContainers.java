package io.longshore.controller.workload.fabric;

import com.google.protobuf.ByteString;
import io.longshore.controller.workload.ContainerSettings;
import io.longshore.controller.workload.HostDraft;
import io.longshore.controller.workload.PublicMaterials;
import io.longshore.controller.workload.fabric.material.FabricCertificate;
import io.longshore.controller.workload.fabric.material.MspFolder;
import io.longshore.controller.workload.fabric.material.OrganizationMsp;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The tools containers.
 *
 * <p>Their files lie as cryptogen would have laid them, so that what Fabric's documentation says to
 * type can be typed; but each holds one user's key and no administrator's. Where the spec gives a
 * reason, that user administers the peers of the same host: their own folders name it, and no
 * channel does. They wait for what their host's peer waits for, so that the host asks once for
 * both.
 */
record ToolsContainers(FabricSite site, FabricGates gates, PublicMaterials materials) {
  static final String ROLE = "tools";

  private static final String HOME = "/opt/gopath/src/github.com/hyperledger/fabric/peer";
  private static final String CRYPTO = HOME + "/crypto";

  /** A shell on a terminal ignores being asked to end. */
  private static final Duration STOP = Duration.ofSeconds(1);

  /** Adds the tools of a host, for an organisation and its peer there. */
  void add(PeerOrganization organization, FabricNode peer, HostDraft host) {
    OrganizationMsp msp = materials.msp(organization.mspId());
    String user = site.topology().tools().user(peer.host());
    host.add(FabricIdentities.user(msp.organization(), ToolsRole.NAME, user));
    FabricFiles files = new FabricFiles(host, ToolsRole.NAME);
    files.folder(
        userMsp(organization, user),
        MspFolder.user(msp, user, FabricIdentities.msp(ToolsRole.NAME)));
    OrganizationMsp orderers = materials.msp(OrdererRole.ORGANIZATION);
    for (FabricNode orderer : site.topology().orderers().nodes()) {
      files.file(ordererAuthority(orderer), pem(orderers.tlsAuthority()));
    }
    for (PeerOrganization other : site.topology().organizations()) {
      OrganizationMsp otherMsp = materials.msp(other.mspId());
      for (FabricNode node : other.peers()) {
        files.file(peerAuthority(other, node), pem(otherMsp.tlsAuthority()));
      }
    }
    files.add();
    Optional.ofNullable(site.topology().tools().admin().get(peer.host()))
        .ifPresent(reason -> host.exception(FabricNotes.admin(organization, reason)));
    host.add(container(organization, peer));
  }

  ContainerSpec container(PeerOrganization organization, FabricNode peer) {
    List<FabricNode> dialled = new ArrayList<>(site.topology().orderers().nodes());
    dialled.addAll(site.topology().peers());
    List<Mount> mounts = new ArrayList<>();
    mounts.add(new Mount(CRYPTO, new MountSource.Files(ToolsRole.NAME, ""), true));
    if (site.topology().tools().dockerSocket()) {
      mounts.add(
          new Mount(
              PeerContainers.SOCKET_INSIDE,
              new MountSource.HostPath(PeerContainers.SOCKET),
              false));
    }
    ContainerSettings settings = site.topology().tools().on(peer.host());
    ContainerSpec derived =
        new ContainerSpec(
            ToolsRole.NAME,
            ROLE,
            FabricSite.run(
                settings,
                site.topology().images().tools(),
                environment(organization, peer),
                STOP,
                Optional.of(HOME)),
            new Networking(
                site.fleet().bridge(),
                ToolsRole.NAME,
                List.of(),
                site.entries(ToolsRole.NAME, dialled),
                List.of()),
            mounts,
            List.of(gates.anyOrdererReady(organization.mspId(), peer.name() + "/msp")),
            FabricGates.running());
    return settings.over(derived, site.fleet(), site.address(peer));
  }

  private SortedMap<String, String> environment(PeerOrganization organization, FabricNode peer) {
    Map<String, String> derived = new HashMap<>();
    derived.put("GOPATH", "/opt/gopath");
    derived.put("FABRIC_LOGGING_SPEC", "INFO");
    derived.put("CORE_PEER_ID", ToolsRole.NAME);
    derived.put("CORE_PEER_ADDRESS", peer.endpoint());
    derived.put("CORE_PEER_LOCALMSPID", organization.mspId());
    derived.put(
        "CORE_PEER_MSPCONFIGPATH",
        CRYPTO + "/" + userMsp(organization, site.topology().tools().user(peer.host())));
    derived.put("CORE_PEER_TLS_ENABLED", "true");
    derived.put("CORE_PEER_TLS_ROOTCERT_FILE", CRYPTO + "/" + peerAuthority(organization, peer));
    if (site.topology().tools().dockerSocket()) {
      derived.put("CORE_VM_ENDPOINT", "unix://" + PeerContainers.SOCKET_INSIDE);
    }
    return FabricSite.overridden(derived, site.topology().tools().on(peer.host()));
  }

  private static String userMsp(PeerOrganization organization, String user) {
    String domain = organization.domain();
    return "peerOrganizations/" + domain + "/users/" + user + "@" + domain + "/msp";
  }

  private static String peerAuthority(PeerOrganization organization, FabricNode peer) {
    return "peerOrganizations/" + organization.domain() + "/peers/" + peer.name() + "/tls/ca.crt";
  }

  private String ordererAuthority(FabricNode orderer) {
    String domain = site.topology().orderers().domain();
    return "ordererOrganizations/"
        + domain
        + "/orderers/"
        + orderer.name()
        + "/msp/tlscacerts/tlsca."
        + domain
        + "-cert.pem";
  }

  private static ByteString pem(FabricCertificate certificate) {
    return ByteString.copyFrom(certificate.pemBytes());
  }
}
