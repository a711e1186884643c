package io.longshore.controller.workload.fabric;

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
import java.util.stream.Collectors;

/** Kafka's containers. */
record KafkaContainers(FabricSite site, FabricGates gates) {
  static final String ROLE = "kafka";

  /** Where the named volume is mounted; the image's own /tmp/kafka-logs goes with its container. */
  static final String DATA = "/var/lib/kafka";

  /** A controlled shutdown hands every partition over first. */
  private static final Duration STOP = Duration.ofSeconds(60);

  ContainerSpec container(FabricNode broker) {
    List<FabricNode> dialled = new ArrayList<>(site.topology().zookeeper());
    dialled.addAll(site.topology().kafka().nodes());
    return site.settled(
        broker,
        new ContainerSpec(
            broker.name(),
            ROLE,
            FabricSite.run(
                broker.settings(),
                site.topology().images().kafka(),
                environment(site.topology(), broker),
                STOP,
                Optional.empty()),
            site.networking(broker, dialled, broker.port()),
            List.of(
                new Mount(DATA, new MountSource.Volume(site.fleet().volume(broker.name())), false)),
            List.of(gates.zookeeperQuorum()),
            gates.kafkaReady(broker)));
  }

  /** A broker's variables; the image makes a broker property of each. */
  static SortedMap<String, String> environment(FabricTopology topology, FabricNode broker) {
    KafkaRole kafka = topology.kafka();
    KafkaSizes sizes = KafkaSizes.forBlocksOf(topology.orderers().batch().absoluteMax());
    Map<String, String> derived = new HashMap<>();
    derived.put("KAFKA_BROKER_ID", String.valueOf(broker.id()));
    derived.put(
        "KAFKA_ZOOKEEPER_CONNECT",
        topology.zookeeper().stream()
            .map(server -> server.name() + ":" + server.port())
            .collect(Collectors.joining(",")));
    derived.put("KAFKA_LISTENERS", "PLAINTEXT://0.0.0.0:" + broker.port());
    derived.put("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://" + broker.endpoint());
    derived.put("KAFKA_LOG_DIRS", DATA);
    derived.put("KAFKA_LOG_RETENTION_MS", "-1");
    derived.put("KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE", "false");
    derived.put("KAFKA_MIN_INSYNC_REPLICAS", String.valueOf(kafka.minInsyncReplicas()));
    derived.put("KAFKA_DEFAULT_REPLICATION_FACTOR", String.valueOf(kafka.replicationFactor()));
    derived.put("KAFKA_MESSAGE_MAX_BYTES", String.valueOf(sizes.message()));
    derived.put("KAFKA_REPLICA_FETCH_MAX_BYTES", String.valueOf(sizes.message()));
    derived.put("KAFKA_SOCKET_REQUEST_MAX_BYTES", String.valueOf(sizes.request()));
    Heap.within(broker).ifPresent(heap -> derived.put(Heap.KAFKA, heap.options()));
    return FabricSite.overridden(derived, broker.settings());
  }
}
