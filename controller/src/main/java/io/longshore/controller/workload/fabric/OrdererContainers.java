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

/** The orderers' containers. */
record OrdererContainers(FabricSite site, FabricGates gates, PublicMaterials materials) {
  static final String ROLE = "orderer";

  /** How many replicas an orderer asks for when it makes a channel's topic. */
  static final String REPLICAS = "ORDERER_KAFKA_TOPIC_REPLICATIONFACTOR";

  private static final String HOME = "/var/hyperledger/orderer";
  private static final String GENESIS = "orderer.genesis.block";
  private static final Duration STOP = Duration.ofSeconds(30);

  /** Adds an orderer with its files and identities. */
  void add(FabricNode orderer, HostDraft host) {
    OrganizationMsp msp = materials.msp(OrdererRole.ORGANIZATION);
    String name = orderer.name();
    host.add(FabricIdentities.node(msp.organization(), name));
    host.add(FabricIdentities.server(msp.organization(), name, host.address()));
    new FabricFiles(host, name)
        .folder("msp", MspFolder.node(msp, name, FabricIdentities.msp(name)))
        .folder("tls", MspFolder.tlsServer(msp, FabricIdentities.tls(name)))
        .file(GENESIS, materials.genesis())
        .add();
    host.add(container(orderer));
  }

  ContainerSpec container(FabricNode orderer) {
    List<FabricNode> dialled = new ArrayList<>(site.topology().kafka().nodes());
    dialled.addAll(site.topology().orderers().nodes());
    return site.settled(
        orderer,
        new ContainerSpec(
            orderer.name(),
            ROLE,
            FabricSite.run(
                orderer.settings(),
                site.topology().images().orderer(),
                environment(site.topology(), orderer),
                STOP,
                Optional.empty()),
            site.networking(orderer, dialled, orderer.port()),
            List.of(
                new Mount(HOME, new MountSource.Files(orderer.name(), ""), true),
                new Mount(
                    "/var/hyperledger/production/orderer",
                    new MountSource.Volume(site.fleet().volume(orderer.name())),
                    false)),
            List.of(gates.kafkaInSync()),
            gates.ordererReady(orderer)));
  }

  /** An orderer's variables; its retries stay Fabric's own, which wait for Kafka for half a day. */
  static SortedMap<String, String> environment(FabricTopology topology, FabricNode orderer) {
    Map<String, String> derived = new HashMap<>();
    derived.put(NodeLogging.VARIABLE, NodeLogging.WITHOUT_CALLS);
    derived.put("ORDERER_GENERAL_LISTENADDRESS", "0.0.0.0");
    derived.put("ORDERER_GENERAL_LISTENPORT", String.valueOf(orderer.port()));
    derived.put("ORDERER_GENERAL_GENESISMETHOD", "file");
    derived.put("ORDERER_GENERAL_GENESISFILE", HOME + "/" + GENESIS);
    derived.put("ORDERER_GENERAL_LOCALMSPID", topology.orderers().mspId());
    derived.put("ORDERER_GENERAL_LOCALMSPDIR", HOME + "/msp");
    derived.put("ORDERER_GENERAL_TLS_ENABLED", "true");
    derived.put("ORDERER_GENERAL_TLS_PRIVATEKEY", HOME + "/tls/server.key");
    derived.put("ORDERER_GENERAL_TLS_CERTIFICATE", HOME + "/tls/server.crt");
    derived.put("ORDERER_GENERAL_TLS_ROOTCAS", "[" + HOME + "/tls/ca.crt]");
    derived.put(REPLICAS, String.valueOf(topology.kafka().replicationFactor()));
    return FabricSite.overridden(derived, orderer.settings());
  }
}
