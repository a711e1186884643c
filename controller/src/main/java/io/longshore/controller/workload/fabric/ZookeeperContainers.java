package io.longshore.controller.workload.fabric;

import io.longshore.model.ContainerSpec;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** ZooKeeper's containers. */
record ZookeeperContainers(FabricSite site, FabricGates gates) {
  static final String ROLE = "zookeeper";

  private static final Duration STOP = Duration.ofSeconds(10);

  ContainerSpec container(FabricNode server) {
    List<FabricNode> servers = site.topology().zookeeper();
    return new ContainerSpec(
        server.name(),
        ROLE,
        FabricSite.run(
            server.settings(),
            site.topology().images().zookeeper(),
            environment(servers, server),
            STOP,
            Optional.empty()),
        site.networking(
            server,
            servers,
            Ports.ZOOKEEPER_CLIENT,
            Ports.ZOOKEEPER_FOLLOWER,
            Ports.ZOOKEEPER_ELECTION),
        List.of(volume(server, "data"), volume(server, "datalog")),
        List.of(),
        gates.zookeeperReady(server));
  }

  private static SortedMap<String, String> environment(
      List<FabricNode> servers, FabricNode server) {
    return FabricSite.overridden(
        Map.of(
            "ZOO_MY_ID",
            String.valueOf(server.id()),
            "ZOO_SERVERS",
            servers.stream().map(ZookeeperContainers::line).collect(Collectors.joining(" "))),
        server.settings());
  }

  private static String line(FabricNode server) {
    return "server."
        + server.id()
        + "="
        + server.name()
        + ":"
        + Ports.ZOOKEEPER_FOLLOWER
        + ":"
        + Ports.ZOOKEEPER_ELECTION;
  }

  /** The image's own volumes are nameless, and go with their container. */
  private Mount volume(FabricNode server, String folder) {
    String name = site.fleet().volume(server.name() + "-" + folder);
    return new Mount("/" + folder, new MountSource.Volume(name), false);
  }
}
