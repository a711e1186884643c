package io.longshore.agent.ports;

import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.model.PortBinding;
import io.longshore.model.PortInUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells ports held by others from those our own containers publish. */
public final class ForeignPorts {
  private ForeignPorts() {}

  /**
   * Ports that others hold.
   *
   * @param sockets what listened both before and after the snapshot was taken
   * @param deployment whose containers are ours; empty when that is not known yet
   */
  public static List<PortInUse> of(
      List<Listening> sockets, EngineSnapshot engine, String deployment, HostPorts host) {
    Set<Integer> published = new HashSet<>();
    List<PortInUse> foreign = new ArrayList<>();
    for (EngineContainer container : engine.containers()) {
      for (PortBinding port : container.ports()) {
        published.add(port.hostPort());
        if (!container.isOf(deployment)) {
          foreign.add(
              new PortInUse(port.address(), port.hostPort(), "container " + container.name()));
        }
      }
    }
    List<Listening> others =
        sockets.stream().filter(socket -> !published.contains(socket.port())).toList();
    Map<Long, String> holders =
        host.holders(others.stream().map(Listening::inode).collect(Collectors.toSet()));
    for (Listening socket : others) {
      foreign.add(
          new PortInUse(
              socket.address(),
              socket.port(),
              holders.getOrDefault(socket.inode(), "another process")));
    }
    Comparator<PortInUse> order =
        Comparator.comparingInt(PortInUse::port)
            .thenComparing(PortInUse::address)
            .thenComparing(PortInUse::holder);
    Set<PortInUse> once = new TreeSet<>(order);
    once.addAll(foreign);
    return List.copyOf(once);
  }
}
