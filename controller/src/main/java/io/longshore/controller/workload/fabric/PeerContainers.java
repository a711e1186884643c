package io.longshore.controller.workload.fabric;

import io.longshore.controller.workload.HostDraft;
import io.longshore.controller.workload.PublicMaterials;
import io.longshore.controller.workload.fabric.material.MspFolder;
import io.longshore.controller.workload.fabric.material.OrganizationMsp;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The peers' containers. */
record PeerContainers(FabricSite site, FabricGates gates, PublicMaterials materials) {
  static final String ROLE = "peer";

  /** The network that a peer starts its chaincodes on. */
  static final String NETWORK_MODE = "CORE_VM_DOCKER_HOSTCONFIG_NETWORKMODE";

  /** The engine's socket: a peer builds and starts its chaincodes through it. */
  static final String SOCKET = "/var/run/docker.sock";

  /** Where containers find it, as in Fabric's samples. */
  static final String SOCKET_INSIDE = "/host" + SOCKET;

  private static final String HOME = "/etc/hyperledger/fabric";
  private static final Duration STOP = Duration.ofSeconds(30);

  /** Adds a peer with its files and identities. */
  void add(PeerOrganization organization, FabricNode peer, HostDraft host) {
    OrganizationMsp msp = materials.msp(organization.mspId());
    String name = peer.name();
    host.add(FabricIdentities.node(msp.organization(), name));
    host.add(FabricIdentities.server(msp.organization(), name, host.address()));
    new FabricFiles(host, name)
        .folder("msp", MspFolder.node(msp, name, FabricIdentities.msp(name)))
        .folder("tls", MspFolder.tlsServer(msp, FabricIdentities.tls(name)))
        .add();
    host.add(container(organization, peer));
  }

  ContainerSpec container(PeerOrganization organization, FabricNode peer) {
    List<FabricNode> dialled = new ArrayList<>(site.topology().orderers().nodes());
    dialled.addAll(site.topology().peers());
    return site.settled(
        peer,
        new ContainerSpec(
            peer.name(),
            ROLE,
            FabricSite.run(
                peer.settings(),
                site.topology().images().peer(),
                environment(organization, peer),
                STOP,
                Optional.empty()),
            site.networking(peer, dialled, peer.port()),
            List.of(
                new Mount(HOME + "/msp", new MountSource.Files(peer.name(), "msp"), true),
                new Mount(HOME + "/tls", new MountSource.Files(peer.name(), "tls"), true),
                new Mount(SOCKET_INSIDE, new MountSource.HostPath(SOCKET), false),
                new Mount(
                    "/var/hyperledger/production",
                    new MountSource.Volume(site.fleet().volume(peer.name())),
                    false)),
            List.of(gates.anyOrdererReady(organization.mspId(), peer.name() + "/msp")),
            gates.peerReady(peer, organization.mspId())));
  }

  private SortedMap<String, String> environment(PeerOrganization organization, FabricNode peer) {
    int chaincodes = peer.port() + 1;
    Map<String, String> derived = new HashMap<>();
    derived.put(NodeLogging.VARIABLE, NodeLogging.WITHOUT_CALLS);
    derived.put("CORE_PEER_ID", peer.name());
    derived.put("CORE_PEER_ADDRESS", peer.endpoint());
    derived.put("CORE_PEER_LISTENADDRESS", "0.0.0.0:" + peer.port());
    derived.put("CORE_PEER_CHAINCODEADDRESS", peer.name() + ":" + chaincodes);
    derived.put("CORE_PEER_CHAINCODELISTENADDRESS", "0.0.0.0:" + chaincodes);
    derived.put("CORE_PEER_GOSSIP_BOOTSTRAP", bootstrap(organization, peer).endpoint());
    derived.put("CORE_PEER_GOSSIP_EXTERNALENDPOINT", peer.endpoint());
    derived.put("CORE_PEER_GOSSIP_USELEADERELECTION", "true");
    derived.put("CORE_PEER_GOSSIP_ORGLEADER", "false");
    derived.put("CORE_PEER_LOCALMSPID", organization.mspId());
    derived.put("CORE_PEER_TLS_ENABLED", "true");
    derived.put("CORE_PEER_TLS_CERT_FILE", HOME + "/tls/server.crt");
    derived.put("CORE_PEER_TLS_KEY_FILE", HOME + "/tls/server.key");
    derived.put("CORE_PEER_TLS_ROOTCERT_FILE", HOME + "/tls/ca.crt");
    derived.put("CORE_VM_ENDPOINT", "unix://" + SOCKET_INSIDE);
    derived.put(NETWORK_MODE, site.fleet().bridge());
    return FabricSite.overridden(derived, peer.settings());
  }

  /** The organisation's next peer; itself when it is alone. */
  private static FabricNode bootstrap(PeerOrganization organization, FabricNode peer) {
    List<FabricNode> peers = organization.peers();
    return peers.get((peers.indexOf(peer) + 1) % peers.size());
  }
}
