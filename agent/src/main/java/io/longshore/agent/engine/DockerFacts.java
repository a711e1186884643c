package io.longshore.agent.engine;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.ContainerMount;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import io.longshore.model.Labels;
import io.longshore.model.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How things are set up, out of Docker's answers. */
final class DockerFacts {
  private DockerFacts() {}

  /** Of one of ours. */
  static ContainerFacts of(InspectContainerResponse container) {
    ContainerConfig config = container.getConfig();
    Fields fields = new Fields();
    list(config.getEnv()).forEach(fields::variable);
    fields
        .words("command", list(config.getCmd()))
        .words("entrypoint", list(config.getEntrypoint()))
        .value("working-directory", StatedFields.folder(text(config.getWorkingDir())))
        .value("user", text(config.getUser()))
        .value("terminal", StatedFields.terminal(is(config.getTty()), is(config.getStdinOpen())))
        .value("stop-seconds", stopSeconds(container))
        .value("hostname", text(config.getHostName()));
    networks(fields, container);
    host(fields, container.getHostConfig());
    if (container.getMounts() != null) {
      container.getMounts().forEach(mount -> mount(fields, mount));
    }
    Map<String, String> labels = config.getLabels() == null ? Map.of() : config.getLabels();
    fields.value("label." + Labels.CONTAINER, labels.getOrDefault(Labels.CONTAINER, ""));
    return new ContainerFacts(DockerWords.instant(container.getCreated()), fields.done());
  }

  /** Of a container that is not ours, as the list of all tells it. */
  static ContainerFacts of(Container listed) {
    Fields fields = new Fields();
    if (listed.getNetworkSettings() != null && listed.getNetworkSettings().getNetworks() != null) {
      fields.networks(listed.getNetworkSettings().getNetworks().keySet());
    }
    if (listed.getMounts() != null) {
      for (ContainerMount mount : listed.getMounts()) {
        boolean volume = mount.getName() != null && !mount.getName().isEmpty();
        fields.mount(
            text(mount.getDestination()),
            volume ? ResolvedMount.Kind.VOLUME : ResolvedMount.Kind.PATH,
            volume ? mount.getName() : text(mount.getSource()),
            Boolean.FALSE.equals(mount.getRw()));
      }
    }
    return new ContainerFacts(Optional.empty(), fields.done());
  }

  static ImageFacts image(ContainerConfig config) {
    return config == null
        ? ImageFacts.NONE
        : new ImageFacts(
            list(config.getEnv()),
            list(config.getCmd()),
            list(config.getEntrypoint()),
            text(config.getWorkingDir()),
            text(config.getUser()),
            new TreeSet<>(config.getVolumes() == null ? List.of() : config.getVolumes().keySet()));
  }

  /** The settings of all networks of one name. */
  static SortedMap<String, String> networks(List<Network> sameName) {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("driver", text(sameName.get(0).getDriver()));
    settings.put("internal", String.valueOf(is(sameName.get(0).getInternal())));
    if (sameName.size() > 1) {
      settings.put("count", String.valueOf(sameName.size()));
    }
    return settings;
  }

  private static void networks(Fields fields, InspectContainerResponse container) {
    Map<String, ContainerNetwork> networks = container.getNetworkSettings().getNetworks();
    Map<String, ContainerNetwork> joined = networks == null ? Map.of() : networks;
    fields.networks(joined.keySet());
    // Docker adds the container's own names and the beginning of its id by itself.
    List<String> own =
        List.of(
            container.getId().substring(0, Math.min(12, container.getId().length())),
            container.getName().substring(1),
            text(container.getConfig().getHostName()));
    joined.forEach(
        (name, network) ->
            fields.aliases(
                name, network.getAliases() == null ? List.of() : network.getAliases(), own));
  }

  private static void host(Fields fields, HostConfig host) {
    for (String entry : list(host.getExtraHosts())) {
      int colon = entry.indexOf(':');
      fields.hostEntry(entry.substring(0, colon), entry.substring(colon + 1));
    }
    RestartPolicy policy = host.getRestartPolicy();
    String restart = policy == null ? "" : text(policy.getName());
    fields
        .limit("memory", host.getMemory())
        .limit("memory-reserved", host.getMemoryReservation())
        .limit("cpu-nanos", host.getNanoCPUs())
        .limit("cpu-quota", host.getCpuQuota())
        .limit("cpu-shares", host.getCpuShares())
        .limit("pids", host.getPidsLimit())
        .value("cpu-set", text(host.getCpusetCpus()))
        .value("restart-policy", restart.isEmpty() ? "no" : restart)
        .value("privileged", String.valueOf(is(host.getPrivileged())))
        .value("read-only-root", String.valueOf(is(host.getReadonlyRootfs())))
        .words("capabilities-added", names(host.getCapAdd()))
        .words("capabilities-dropped", names(host.getCapDrop()));
    Ports ports = host.getPortBindings();
    Map<ExposedPort, Ports.Binding[]> bound = ports == null ? Map.of() : ports.getBindings();
    bound.forEach((port, bindings) -> port(fields, port, bindings));
  }

  private static void port(Fields fields, ExposedPort port, Ports.Binding[] bindings) {
    boolean tcp = port.getProtocol() == InternetProtocol.TCP;
    String name = port.getPort() + (tcp ? "" : "/" + port.getProtocol());
    for (Ports.Binding binding : bindings == null ? new Ports.Binding[0] : bindings) {
      String number = text(binding.getHostPortSpec());
      String address = text(binding.getHostIp());
      fields.port(
          name,
          address.isEmpty() ? "0.0.0.0" : address,
          number.matches("\\d{1,5}") ? Integer.parseInt(number) : 0);
    }
  }

  private static void mount(Fields fields, InspectContainerResponse.Mount mount) {
    boolean volume = mount.getName() != null && !mount.getName().isEmpty();
    fields.mount(
        mount.getDestination() == null ? "" : text(mount.getDestination().getPath()),
        volume ? ResolvedMount.Kind.VOLUME : ResolvedMount.Kind.PATH,
        volume ? mount.getName() : text(mount.getSource()),
        Boolean.FALSE.equals(mount.getRW()));
  }

  /** Docker-java has no method for it; Docker waits ten seconds where a container says nothing. */
  private static String stopSeconds(InspectContainerResponse container) {
    Object config = container.getRawValues().get("Config");
    Object said = config instanceof Map<?, ?> values ? values.get("StopTimeout") : null;
    return said == null ? String.valueOf(Run.DEFAULT_STOP_SECONDS) : String.valueOf(said);
  }

  private static List<String> names(Capability[] capabilities) {
    return capabilities == null
        ? List.of()
        : Stream.of(capabilities).map(Capability::name).sorted().toList();
  }

  private static List<String> list(String[] words) {
    return words == null ? List.of() : Arrays.asList(words);
  }

  private static boolean is(Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }
}
