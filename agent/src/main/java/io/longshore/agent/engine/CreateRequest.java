package io.longshore.agent.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Networking;
import io.longshore.model.PortBinding;
import io.longshore.model.Run;
import java.util.List;

/** Says in Docker's words what a container is to be. What the spec leaves open stays Docker's. */
final class CreateRequest {
  private CreateRequest() {}

  static CreateContainerCmd of(DockerClient client, NewContainer wanted) {
    ContainerSpec spec = wanted.spec();
    Run run = spec.run();
    Networking networking = spec.networking();
    CreateContainerCmd command =
        client
            .createContainerCmd(run.image())
            .withName(spec.name())
            .withHostName(networking.hostname())
            .withEnv(environment(run))
            .withLabels(wanted.labels())
            .withStopTimeout(run.stopSeconds())
            .withTty(run.terminal())
            .withStdinOpen(run.terminal())
            .withExposedPorts(
                networking.ports().stream()
                    .map(PortBinding::containerPort)
                    .map(ExposedPort::tcp)
                    .distinct()
                    .toList())
            .withHostConfig(host(wanted))
            .withAliases(networking.aliases());
    if (!run.command().isEmpty()) {
      command = command.withCmd(run.command());
    }
    if (run.user().isPresent()) {
      command = command.withUser(run.user().get());
    }
    if (run.workingDirectory().isPresent()) {
      command = command.withWorkingDir(run.workingDirectory().get());
    }
    return command;
  }

  private static HostConfig host(NewContainer wanted) {
    ContainerSpec spec = wanted.spec();
    Networking networking = spec.networking();
    HostConfig host =
        HostConfig.newHostConfig()
            .withNetworkMode(networking.network())
            .withRestartPolicy(RestartPolicy.noRestart())
            .withExtraHosts(
                networking.hostEntries().entrySet().stream()
                    .map(entry -> entry.getKey() + ":" + entry.getValue())
                    .toArray(String[]::new))
            .withPortBindings(published(networking))
            .withMounts(wanted.mounts().stream().map(CreateRequest::mount).toList());
    return spec.run().memoryBytes() > 0 ? host.withMemory(spec.run().memoryBytes()) : host;
  }

  private static Mount mount(ResolvedMount mount) {
    return new Mount()
        .withType(mount.kind() == ResolvedMount.Kind.VOLUME ? MountType.VOLUME : MountType.BIND)
        .withSource(mount.source())
        .withTarget(mount.target())
        .withReadOnly(mount.readOnly());
  }

  private static Ports published(Networking networking) {
    Ports ports = new Ports();
    for (PortBinding port : networking.ports()) {
      ports.bind(
          ExposedPort.tcp(port.containerPort()),
          Ports.Binding.bindIpAndPort(port.address(), port.hostPort()));
    }
    return ports;
  }

  private static List<String> environment(Run run) {
    return run.environment().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .toList();
  }
}
