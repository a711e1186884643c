package io.longshore.controller.workload.fabric;

import java.util.List;

/** Rules for ZooKeeper. */
final class ZookeeperChecks {
  static final List<FabricCheck> ALL =
      List.of(
          FabricCheck.of(
                  "zookeeper-count",
                  "there are 3, 5 or 7 ZooKeeper servers",
                  "Fabric docs, kafka.rst: Z is 3, 5 or 7, odd to avoid split brain, above 1 to"
                      + " survive a loss",
                  ZookeeperChecks::count)
              .excusable()
              .fixedBy("make it 3, 5 or 7, each on a host of its own"),
          FabricCheck.of(
                  "zookeeper-spread",
                  "no two ZooKeeper servers share a host",
                  "one lost host must leave a majority",
                  (topology, findings) -> QuorumChecks.spread(topology.zookeeper(), findings))
              .excusable()
              .fixedBy("move one of them to another host"),
          FabricCheck.of(
                  "zookeeper-id",
                  "every ZooKeeper server has an id from 1 to 255 of its own",
                  "ZooKeeper Administrator's Guide: myid",
                  (topology, findings) -> QuorumChecks.ids(topology.zookeeper(), findings))
              .fixedBy("let the name end in its id, or write id = 1"));

  private ZookeeperChecks() {}

  private static void count(FabricTopology topology, Findings findings) {
    int count = topology.zookeeper().size();
    if (count < 3 || count > 7 || count % 2 == 0) {
      findings.say(
          FabricPaths.ZOOKEEPER,
          "there are " + count + " ZooKeeper servers",
          "make it 3, 5 or 7, each on a host of its own");
    }
  }
}
