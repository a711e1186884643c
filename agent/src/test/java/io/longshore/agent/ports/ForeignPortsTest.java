package io.longshore.agent.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.engine.LastRun;
import io.longshore.model.Labels;
import io.longshore.model.PortBinding;
import io.longshore.model.PortInUse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ForeignPortsTest {
  private static EngineContainer container(String name, String deployment, int port) {
    return new EngineContainer(
        name,
        name,
        "image",
        "id",
        ContainerState.RUNNING,
        new TreeMap<>(Map.of(Labels.DEPLOYMENT, deployment)),
        List.of(new PortBinding("0.0.0.0", port, port)),
        LastRun.NONE,
        List.of());
  }

  @Test
  void ports_of_other_containers_and_processes_are_told_with_their_holders_and_ours_are_not() {
    FakePorts host = new FakePorts();
    host.listen(2181, "docker-proxy");
    host.listen(80, "docker-proxy");
    host.listen(22, "process sshd (pid 9)");
    EngineSnapshot engine =
        new EngineSnapshot(
            "1",
            "1",
            List.of(container("zk1", "ours", 2181), container("nginx", "theirs", 80)),
            new TreeSet<>(),
            new TreeMap<>(),
            new TreeSet<>(),
            new TreeSet<>());
    assertEquals(
        List.of(
            new PortInUse("0.0.0.0", 22, "process sshd (pid 9)"),
            new PortInUse("0.0.0.0", 80, "container nginx")),
        ForeignPorts.of(host.listening(), engine, "ours", host));
  }
}
