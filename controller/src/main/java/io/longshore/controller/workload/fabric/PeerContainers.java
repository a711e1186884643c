package io.longshore.controller.workload.fabric;

import io.longshore.controller.workload.HostDraft;
import io.longshore.controller.workload.PublicMaterials;
import io.longshore.controller.workload.fabric.client.chaincode.BuilderImages;
import io.longshore.controller.workload.fabric.material.FolderFile;
import io.longshore.controller.workload.fabric.material.MspFolder;
import io.longshore.controller.workload.fabric.material.OrganizationMsp;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Run;
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

  /** Whether peers elect who fetches blocks from orderers for their organisation. */
  static final String LEADER_ELECTION = "CORE_PEER_GOSSIP_USELEADERELECTION";

  /** Whether a peer fetches blocks from orderers whatever others do. */
  static final String LEADER = "CORE_PEER_GOSSIP_ORGLEADER";

  /** Each peer without an election is one more that reads every block from an orderer. */
  private static final int MOST_WITHOUT_ELECTION = 4;

  /** What a peer builds chaincodes with, and runs them on. */
  static final String BUILDER = "CORE_CHAINCODE_BUILDER";

  static final String GO_RUNTIME = "CORE_CHAINCODE_GOLANG_RUNTIME";
  static final String NODE_RUNTIME = "CORE_CHAINCODE_NODE_RUNTIME";
  static final String JAVA_RUNTIME = "CORE_CHAINCODE_JAVA_RUNTIME";

  private static final String HOME = "/etc/hyperledger/fabric";
  private static final Duration STOP = Duration.ofSeconds(30);

  /** Adds a peer with its files and identities. */
  void add(PeerOrganization organization, FabricNode peer, HostDraft host) {
    OrganizationMsp msp = materials.msp(organization.mspId());
    String name = peer.name();
    host.add(FabricIdentities.node(msp.organization(), name));
    host.add(FabricIdentities.server(msp.organization(), name, host.address()));
    FabricFiles files =
        new FabricFiles(host, name)
            .folder("msp", MspFolder.node(msp, name, FabricIdentities.msp(name)))
            .folder("msp", administrators(organization, peer, msp))
            .folder("tls", MspFolder.tlsServer(msp, FabricIdentities.tls(name)));
    if (peer.hasCouchdb()) {
      files.secret(CouchdbPeer.FILE, CouchdbPeer.file(peer));
    }
    files.add();
    host.add(container(organization, peer));
  }

  /** Whom the peer's own folder names as its administrator besides the organisation's. */
  private List<FolderFile> administrators(
      PeerOrganization organization, FabricNode peer, OrganizationMsp msp) {
    boolean named =
        site.topology().tools().admin().containsKey(peer.host())
            && site.topology().toolsHosts().contains(peer.host())
            && site.topology().organizationOn(peer.host()).equals(Optional.of(organization));
    return named
        ? List.of(
            MspFolder.administrator(msp, ToolsRole.ADMIN, FabricIdentities.msp(ToolsRole.NAME)))
        : List.of();
  }

  ContainerSpec container(PeerOrganization organization, FabricNode peer) {
    List<FabricNode> dialled = new ArrayList<>(site.topology().orderers().nodes());
    dialled.addAll(site.topology().peers());
    Run run =
        FabricSite.run(
            peer.settings(),
            site.topology().images().peer(),
            environment(organization, peer),
            STOP,
            Optional.empty());
    return site.settled(
        peer,
        new ContainerSpec(
            peer.name(),
            ROLE,
            peer.hasCouchdb() ? run.with(CouchdbPeer.COMMAND) : run,
            site.networking(peer, dialled, peer.port()),
            mounts(peer),
            after(organization, peer),
            gates.peerReady(peer, organization.mspId())));
  }

  private List<Mount> mounts(FabricNode peer) {
    List<Mount> mounts =
        new ArrayList<>(
            List.of(
                new Mount(HOME + "/msp", new MountSource.Files(peer.name(), "msp"), true),
                new Mount(HOME + "/tls", new MountSource.Files(peer.name(), "tls"), true),
                new Mount(SOCKET_INSIDE, new MountSource.HostPath(SOCKET), false),
                new Mount(
                    "/var/hyperledger/production",
                    new MountSource.Volume(site.fleet().volume(peer.name())),
                    false)));
    if (peer.hasCouchdb()) {
      mounts.add(
          new Mount(
              CouchdbPeer.MOUNTED, new MountSource.Files(peer.name(), CouchdbPeer.FOLDER), true));
    }
    return mounts;
  }

  private List<Gate> after(PeerOrganization organization, FabricNode peer) {
    Gate orderers = gates.anyOrdererReady(organization.mspId(), peer.name() + "/msp");
    return peer.hasCouchdb()
        ? List.of(orderers, new CouchdbContainers(site).ready(peer))
        : List.of(orderers);
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
    boolean elected = elected(organization, peer);
    derived.put(LEADER_ELECTION, String.valueOf(elected));
    derived.put(LEADER, String.valueOf(!elected));
    derived.put("CORE_PEER_LOCALMSPID", organization.mspId());
    derived.put("CORE_PEER_TLS_ENABLED", "true");
    derived.put("CORE_PEER_TLS_CERT_FILE", HOME + "/tls/server.crt");
    derived.put("CORE_PEER_TLS_KEY_FILE", HOME + "/tls/server.key");
    derived.put("CORE_PEER_TLS_ROOTCERT_FILE", HOME + "/tls/ca.crt");
    derived.put("CORE_VM_ENDPOINT", "unix://" + SOCKET_INSIDE);
    derived.put(NETWORK_MODE, site.fleet().bridge());
    BuilderImages builders = site.topology().images().builders();
    derived.put(BUILDER, builders.builder());
    derived.put(GO_RUNTIME, builders.go());
    derived.put(NODE_RUNTIME, builders.node());
    derived.put(JAVA_RUNTIME, builders.java());
    if (peer.hasCouchdb()) {
      derived.putAll(CouchdbPeer.environment(peer, HOME));
    }
    return FabricSite.overridden(derived, peer.settings());
  }

  /**
   * Whether the peer leaves it to an election who fetches blocks for its organisation. Where peers
   * are few each fetches its own: no block waits for an election, six seconds after a join, and
   * none is missed when a leader is lost. What an operator says of either setting decides both: a
   * peer that is told to lead and to elect does not start.
   */
  private static boolean elected(PeerOrganization organization, FabricNode peer) {
    Map<String, String> said = peer.settings().environment();
    if (said.containsKey(LEADER_ELECTION)) {
      return !said.get(LEADER_ELECTION).equals("false");
    }
    if (said.containsKey(LEADER)) {
      return !said.get(LEADER).equals("true");
    }
    return organization.peers().size() > MOST_WITHOUT_ELECTION;
  }

  /** The organisation's next peer; itself when it is alone. */
  private static FabricNode bootstrap(PeerOrganization organization, FabricNode peer) {
    List<FabricNode> peers = organization.peers();
    return peers.get((peers.indexOf(peer) + 1) % peers.size());
  }
}
