package io.longshore.agent.reconcile;

import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.base.Failure;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.PortBinding;
import io.longshore.model.PortInUse;
import java.util.List;
import java.util.Optional;

/** Ports a container wants and someone else holds: starting it would only fail. */
final class TakenPorts {
  private final DesiredHost desired;
  private final EngineSnapshot engine;
  private final List<PortInUse> foreign;

  TakenPorts(DesiredHost desired, EngineSnapshot engine, List<PortInUse> foreign) {
    this.desired = desired;
    this.engine = engine;
    this.foreign = foreign;
  }

  Optional<Failure> of(ContainerSpec spec) {
    for (PortBinding port : spec.networking().ports()) {
      for (PortInUse taken : foreign) {
        if (port.clashesWith(new PortBinding(taken.address(), taken.port(), taken.port()))) {
          return Optional.of(
              failure(
                  Failure.Kind.REJECTED,
                  spec,
                  "port " + port.hostPort() + " of the host is held by " + taken.holder(),
                  "free the port on the host, or change it in the spec"));
        }
      }
      Optional<String> ours = oneOfOurs(spec, port);
      if (ours.isPresent()) {
        return Optional.of(
            failure(
                Failure.Kind.RETRY,
                spec,
                "port " + port.hostPort() + " is still held by " + ours.get() + ", which is to go",
                ""));
      }
    }
    return Optional.empty();
  }

  private Optional<String> oneOfOurs(ContainerSpec spec, PortBinding port) {
    return engine.containers().stream()
        .filter(other -> other.isOf(desired.deployment()) && !other.name().equals(spec.name()))
        .filter(other -> other.ports().stream().anyMatch(port::clashesWith))
        .map(EngineContainer::name)
        .findFirst();
  }

  private static Failure failure(
      Failure.Kind kind, ContainerSpec spec, String what, String remedy) {
    return new Failure(kind, spec.name(), what, remedy);
  }
}
