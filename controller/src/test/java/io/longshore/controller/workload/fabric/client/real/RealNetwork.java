package io.longshore.controller.workload.fabric.client.real;

import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.link.Endpoint;
import io.longshore.controller.workload.fabric.material.BatchLimits;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import io.longshore.controller.workload.fabric.material.MaterialStore;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.controller.workload.fabric.material.NodeFolders;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import io.longshore.controller.workload.fabric.material.Organization;
import io.longshore.controller.workload.fabric.material.OrganizationMaterial;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A network of Fabric's own programs on loopback: one orderer, a peer for each of two
 * organisations.
 *
 * <p>Everything they read was made by the material store. Ordering is by Kafka if a broker is
 * given, else by the orderer alone.
 */
final class RealNetwork implements AutoCloseable {
  static final String ADDRESS = "127.0.0.1";
  static final Organization ORDERERS =
      new Organization("OrdererOrg", "OrdererMSP", "example.com", Organization.Role.ORDERER);
  static final Organization ORG1 =
      new Organization("Org1MSP", "Org1MSP", "org1.example.com", Organization.Role.PEER);
  static final Organization ORG2 =
      new Organization("Org2MSP", "Org2MSP", "org2.example.com", Organization.Role.PEER);

  private final Path home;
  private final Path folder;
  private final String docker;
  private final Materials materials;
  private final List<RealNode> nodes = new ArrayList<>();
  private final Map<String, Endpoint> endpoints = new TreeMap<>();

  /**
   * Starts the network.
   *
   * @param home holds {@code bin/} and {@code config/} as Fabric's release archive does
   * @param kafka {@code host:port} of a broker
   * @param docker where peers run their chaincode
   */
  RealNetwork(Path home, Path folder, Optional<String> kafka, String docker) throws Exception {
    this.home = home;
    this.folder = folder;
    this.docker = docker;
    int ordererPort = RealNode.freePort();
    this.materials =
        MaterialStore.open(folder.resolve("material"), new SecureRandom(), Clock.systemUTC())
            .ensure(
                MaterialRequest.of(
                    List.of(ORDERERS, ORG1, ORG2),
                    OrderingSpec.withDefaults(
                        List.of(ADDRESS + ":" + ordererPort),
                        List.of(kafka.orElse("127.0.0.1:9092")),
                        new BatchLimits(Duration.ofMillis(300), 10, 98L << 20, 512L << 10))));
    byte[] block = materials.genesis().block().toByteArray();
    Path genesis = folder.resolve("genesis.block");
    Files.write(genesis, kafka.isPresent() ? block : SoloGenesis.of(materials.genesis().block()));
    startOrderer(ordererPort, genesis);
    startPeer(ORG1);
    startPeer(ORG2);
  }

  Materials materials() {
    return materials;
  }

  /** The orderer, spoken to by an organisation's administrator. */
  Access orderer(Organization as) {
    return new Access(endpoints.get("orderer1.example.com"), admin(as));
  }

  /** An organisation's peer, spoken to by an organisation's administrator. */
  Access peer(Organization organization, Organization as) {
    return new Access(endpoints.get("peer0." + organization.domain()), admin(as));
  }

  SigningIdentity admin(Organization of) {
    return materials.organization(of.name()).admin();
  }

  @Override
  public void close() {
    nodes.forEach(RealNode::close);
  }

  private void startOrderer(int port, Path genesis) throws Exception {
    Path own = prepare(ORDERERS, "orderer1.example.com", port);
    Map<String, String> environment = new TreeMap<>();
    environment.put("FABRIC_CFG_PATH", home.resolve("config").toString());
    environment.put("ORDERER_GENERAL_LISTENADDRESS", ADDRESS);
    environment.put("ORDERER_GENERAL_LISTENPORT", "" + port);
    environment.put("ORDERER_GENERAL_GENESISMETHOD", "file");
    environment.put("ORDERER_GENERAL_GENESISFILE", genesis.toString());
    environment.put("ORDERER_GENERAL_LOCALMSPID", ORDERERS.mspId());
    environment.put("ORDERER_GENERAL_LOCALMSPDIR", own.resolve("msp").toString());
    environment.put("ORDERER_GENERAL_TLS_ENABLED", "true");
    environment.put("ORDERER_GENERAL_TLS_PRIVATEKEY", own.resolve("tls/server.key").toString());
    environment.put("ORDERER_GENERAL_TLS_CERTIFICATE", own.resolve("tls/server.crt").toString());
    environment.put("ORDERER_GENERAL_TLS_ROOTCAS", "[" + own.resolve("tls/ca.crt") + "]");
    environment.put("ORDERER_FILELEDGER_LOCATION", own.resolve("ledger").toString());
    environment.put("ORDERER_OPERATIONS_LISTENADDRESS", ADDRESS + ":0");
    environment.put("ORDERER_KAFKA_RETRY_SHORTINTERVAL", "1s");
    environment.put("ORDERER_KAFKA_TOPIC_REPLICATIONFACTOR", "1");
    start("orderer", own, environment, List.of("orderer"));
  }

  private void startPeer(Organization organization) throws Exception {
    int port = RealNode.freePort();
    String address = ADDRESS + ":" + port;
    Path own = prepare(organization, "peer0." + organization.domain(), port);
    Map<String, String> environment = new TreeMap<>();
    environment.put("FABRIC_CFG_PATH", home.resolve("config").toString());
    environment.put("CORE_PEER_ID", "peer0." + organization.domain());
    environment.put("CORE_PEER_ADDRESS", address);
    environment.put("CORE_PEER_LISTENADDRESS", address);
    environment.put("CORE_PEER_CHAINCODELISTENADDRESS", ADDRESS + ":" + RealNode.freePort());
    environment.put("CORE_PEER_GOSSIP_BOOTSTRAP", address);
    environment.put("CORE_PEER_GOSSIP_EXTERNALENDPOINT", address);
    environment.put("CORE_PEER_GOSSIP_USELEADERELECTION", "false");
    environment.put("CORE_PEER_GOSSIP_ORGLEADER", "true");
    environment.put("CORE_PEER_LOCALMSPID", organization.mspId());
    environment.put("CORE_PEER_MSPCONFIGPATH", own.resolve("msp").toString());
    environment.put("CORE_PEER_TLS_ENABLED", "true");
    environment.put("CORE_PEER_TLS_CERT_FILE", own.resolve("tls/server.crt").toString());
    environment.put("CORE_PEER_TLS_KEY_FILE", own.resolve("tls/server.key").toString());
    environment.put("CORE_PEER_TLS_ROOTCERT_FILE", own.resolve("tls/ca.crt").toString());
    environment.put("CORE_PEER_FILESYSTEMPATH", own.resolve("ledger").toString());
    environment.put("CORE_OPERATIONS_LISTENADDRESS", ADDRESS + ":0");
    environment.put("CORE_VM_ENDPOINT", docker);
    start("peer", own, environment, List.of("peer", "node", "start"));
  }

  private Path prepare(Organization organization, String node, int port) throws Exception {
    OrganizationMaterial material = materials.organization(organization.name());
    Path own = folder.resolve(node);
    NodeFolders.write(own, material, node, ADDRESS, Clock.systemUTC().instant());
    endpoints.put(node, new Endpoint(node, ADDRESS, port, material.msp().tlsAuthority()));
    return own;
  }

  private void start(
      String program, Path own, Map<String, String> environment, List<String> command)
      throws IOException {
    List<String> absolute = new ArrayList<>(command);
    absolute.set(0, home.resolve("bin").resolve(program).toString());
    nodes.add(RealNode.start(own.resolve("log"), environment, absolute));
  }
}
