package io.longshore.controller.workload.fabric;

import io.longshore.model.ContainerSpec;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import java.time.Duration;
import java.util.HashMap;
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
    return site.settled(
        server,
        new ContainerSpec(
            server.name(),
            ROLE,
            FabricSite.run(
                server.settings(),
                site.topology().images().zookeeper(),
                environment(servers, server),
                STOP,
                Optional.empty()),
            site.networking(
                server, servers, server.port(), Ports.follower(server), Ports.election(server)),
            List.of(volume(server, "data"), volume(server, "datalog")),
            List.of(),
            gates.zookeeperReady(server)));
  }

  /** A server's variables, of which the image makes its configuration. */
  static SortedMap<String, String> environment(List<FabricNode> servers, FabricNode server) {
    Map<String, String> derived = new HashMap<>();
    derived.put("ZOO_MY_ID", String.valueOf(server.id()));
    derived.put(
        "ZOO_SERVERS",
        servers.stream().map(ZookeeperContainers::line).collect(Collectors.joining(" ")));
    if (server.port() != Ports.ZOOKEEPER_CLIENT) {
      derived.put("ZOO_PORT", String.valueOf(server.port()));
    }
    Heap.within(server).ifPresent(heap -> derived.put(Heap.ZOOKEEPER, heap.options()));
    return FabricSite.overridden(derived, server.settings());
  }

  private static String line(FabricNode server) {
    return "server."
        + server.id()
        + "="
        + server.name()
        + ":"
        + Ports.follower(server)
        + ":"
        + Ports.election(server);
  }

  /** The image's own volumes are nameless, and go with their container. */
  private Mount volume(FabricNode server, String folder) {
    String name = site.fleet().volume(server.name() + "-" + folder);
    return new Mount("/" + folder, new MountSource.Volume(name), false);
  }
}
