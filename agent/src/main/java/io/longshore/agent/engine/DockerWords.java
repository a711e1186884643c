package io.longshore.agent.engine;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.Ports;
import io.longshore.model.PortBinding;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads Docker's answers. */
final class DockerWords {
  private DockerWords() {}

  static EngineContainer listed(Container container) {
    return new EngineContainer(
        container.getId(),
        name(container.getNames()),
        text(container.getImage()),
        text(container.getImageId()),
        ContainerState.of(container.getState()),
        labels(container.getLabels()),
        ports(container.getPorts()),
        LastRun.NONE,
        List.of(),
        DockerFacts.of(container));
  }

  static EngineContainer inspected(InspectContainerResponse container) {
    InspectContainerResponse.ContainerState state = container.getState();
    return new EngineContainer(
        container.getId(),
        container.getName().substring(1),
        text(container.getConfig().getImage()),
        text(container.getImageId()),
        ContainerState.of(state.getStatus()),
        labels(container.getConfig().getLabels()),
        ports(container.getNetworkSettings().getPorts()),
        lastRun(state),
        hostPaths(container),
        DockerFacts.of(container));
  }

  static EngineEvent event(Event event) {
    EventActor actor = event.getActor();
    Map<String, String> attributes =
        actor == null || actor.getAttributes() == null ? Map.of() : actor.getAttributes();
    String id = actor == null ? "" : text(actor.getId());
    String kind = event.getType() == null ? "" : event.getType().getValue();
    Long nanos = event.getTimeNano();
    return new EngineEvent(
        Instant.ofEpochSecond(0, nanos == null ? 0 : nanos),
        kind,
        text(event.getAction()),
        attributes.getOrDefault("name", id),
        kind.equals("container") ? id : attributes.getOrDefault("container", ""));
  }

  private static LastRun lastRun(InspectContainerResponse.ContainerState state) {
    Long exitCode = state.getExitCodeLong();
    return new LastRun(
        instant(state.getStartedAt()),
        instant(state.getFinishedAt()),
        exitCode == null ? 0 : exitCode.intValue(),
        Boolean.TRUE.equals(state.getOOMKilled()),
        text(state.getError()));
  }

  /** Docker writes the year 1 for "never". */
  static Optional<Instant> instant(String text) {
    try {
      Instant moment = Instant.parse(String.valueOf(text));
      return moment.isBefore(Instant.EPOCH) ? Optional.empty() : Optional.of(moment);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static List<String> hostPaths(InspectContainerResponse container) {
    List<String> paths = new ArrayList<>();
    if (container.getMounts() != null) {
      for (InspectContainerResponse.Mount mount : container.getMounts()) {
        if (mount.getSource() != null && (mount.getName() == null || mount.getName().isEmpty())) {
          paths.add(mount.getSource());
        }
      }
    }
    return paths;
  }

  private static String name(String[] names) {
    for (String name : names) {
      // A link's name has a second slash.
      if (name.lastIndexOf('/') == 0) {
        return name.substring(1);
      }
    }
    return names[0].substring(1);
  }

  private static List<PortBinding> ports(ContainerPort[] ports) {
    List<PortBinding> published = new ArrayList<>();
    if (ports != null) {
      for (ContainerPort port : ports) {
        Integer number = port.getPublicPort();
        Integer inside = port.getPrivatePort();
        if (number != null && number > 0 && inside != null && "tcp".equals(port.getType())) {
          published.add(new PortBinding(address(port.getIp()), number, inside));
        }
      }
    }
    return published.stream().distinct().sorted().toList();
  }

  private static List<PortBinding> ports(Ports ports) {
    List<PortBinding> published = new ArrayList<>();
    Map<ExposedPort, Ports.Binding[]> bindings = ports == null ? Map.of() : ports.getBindings();
    for (Map.Entry<ExposedPort, Ports.Binding[]> entry : bindings.entrySet()) {
      if (entry.getValue() == null || entry.getKey().getProtocol() != InternetProtocol.TCP) {
        continue;
      }
      for (Ports.Binding binding : entry.getValue()) {
        int number = Integer.parseInt(binding.getHostPortSpec());
        published.add(
            new PortBinding(address(binding.getHostIp()), number, entry.getKey().getPort()));
      }
    }
    return published.stream().distinct().sorted().toList();
  }

  /** Docker lists a port open everywhere once for each family; one word is enough. */
  private static String address(String address) {
    return address == null || address.isEmpty() || address.equals("::") ? "0.0.0.0" : address;
  }

  private static SortedMap<String, String> labels(Map<String, String> labels) {
    return labels == null ? new TreeMap<>() : new TreeMap<>(labels);
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }
}
