package io.longshore.controller.workload.fabric;

import java.util.Optional;

/**
 * How much of a container's memory its JVM takes for objects.
 *
 * <p>Half: the other half is for the JVM itself, its threads and sockets, and for the pages of
 * Kafka's log and ZooKeeper's snapshots, which count towards the container's limit too.
 *
 * @param megabytes of heap
 */
record Heap(long megabytes) {
  /** The variable kafka-run-class.sh reads. */
  static final String KAFKA = "KAFKA_HEAP_OPTS";

  /** The variable zkServer.sh reads. */
  static final String ZOOKEEPER = "JVMFLAGS";

  /** The heap of a node with a memory limit; without one, the image's own. */
  static Optional<Heap> within(FabricNode node) {
    long memory = node.settings().memory().orElse(0L);
    return memory == 0 ? Optional.empty() : Optional.of(new Heap(Math.max(1, memory >> 21)));
  }

  /** As the JVM takes it: all at once, so that a broker fails at its start and not under load. */
  String options() {
    return "-Xms" + megabytes + "m -Xmx" + megabytes + "m";
  }
}
