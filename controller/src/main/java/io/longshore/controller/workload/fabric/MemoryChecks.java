package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Units;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Rules for how much memory nodes are given. */
final class MemoryChecks {
  private static final long MB = 1L << 20;

  static final List<FabricCheck> ALL =
      List.of(
          FabricCheck.of(
                  "memory-enough",
                  "a node that is given a limit is given what it needs: 256 MB for ZooKeeper, 512"
                      + " MB for an orderer or peer, 1 GB for Kafka",
                  "a node killed for its memory looks like one that crashes for no reason",
                  MemoryChecks::enough)
              .warning()
              .fixedBy("raise the limit, or leave memory out"),
          FabricCheck.of(
                  "heap-within-memory",
                  "a JVM's largest heap is smaller than its container's memory",
                  "the kernel kills it when the heap fills: cgroups, memory.max",
                  MemoryChecks::heap)
              .fixedBy("leave the heap out of environment: it follows from memory"));

  private MemoryChecks() {}

  private static void enough(FabricTopology topology, Findings findings) {
    topology.zookeeper().forEach(node -> least(node, 256 * MB, findings));
    topology.kafka().nodes().forEach(node -> least(node, 1024 * MB, findings));
    topology.orderers().nodes().forEach(node -> least(node, 512 * MB, findings));
    topology.peers().forEach(node -> least(node, 512 * MB, findings));
  }

  private static void least(FabricNode node, long least, Findings findings) {
    long memory = node.settings().memory().orElse(0L);
    if (memory > 0 && memory < least) {
      findings.say(
          node.settings().place("memory").orElse(node.path()),
          node.name() + " has " + memory / MB + " MB and needs " + least / MB,
          "write memory = " + least / MB + " MB, or more");
    }
  }

  private static void heap(FabricTopology topology, Findings findings) {
    topology.zookeeper().forEach(node -> heap(node, Heap.ZOOKEEPER, findings));
    topology.kafka().nodes().forEach(node -> heap(node, Heap.KAFKA, findings));
  }

  private static void heap(FabricNode node, String variable, Findings findings) {
    long memory = node.settings().memory().orElse(0L);
    String options = node.settings().environment().getOrDefault(variable, "");
    OptionalLong largest = largest(options);
    if (memory > 0 && largest.isPresent() && largest.getAsLong() >= memory) {
      findings.variable(
          node,
          variable,
          node.name() + " has " + memory / MB + " MB for a heap of up to " + options,
          "remove it: half of memory is taken");
    }
  }

  /** What {@code -Xmx} says, bytes. */
  private static OptionalLong largest(String options) {
    for (String option : options.split(" ")) {
      if (option.startsWith("-Xmx") && option.length() > 4) {
        String size = option.substring(4).toLowerCase(Locale.ROOT);
        return Units.size(size);
      }
    }
    return OptionalLong.empty();
  }
}
