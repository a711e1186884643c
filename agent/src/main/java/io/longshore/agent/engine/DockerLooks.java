package io.longshore.agent.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.longshore.base.Failure;
import io.longshore.model.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The questions that change nothing, each answered within its limit. */
final class DockerLooks {
  private final BoundedCalls bounded;
  private final Duration limit;
  private final Supplier<DockerClient> docker;

  DockerLooks(BoundedCalls bounded, Duration limit, Supplier<DockerClient> docker) {
    this.bounded = bounded;
    this.limit = limit;
    this.docker = docker;
  }

  /** All containers; those of any deployment with the record of their latest run. */
  List<EngineContainer> containers() {
    List<Container> listed =
        look("ps", () -> docker.get().listContainersCmd().withShowAll(true).exec());
    List<EngineContainer> containers = new ArrayList<>();
    for (Container one : listed) {
      EngineContainer seen = DockerWords.listed(one);
      if (seen.labels().containsKey(Labels.DEPLOYMENT)) {
        container(seen.id()).ifPresent(containers::add);
      } else {
        containers.add(seen);
      }
    }
    return containers;
  }

  Optional<EngineContainer> container(String id) {
    return look(
        "inspect " + id,
        () -> {
          try {
            return Optional.of(DockerWords.inspected(docker.get().inspectContainerCmd(id).exec()));
          } catch (NotFoundException gone) {
            return Optional.empty();
          }
        });
  }

  EngineContainer present(String id) {
    return container(id)
        .orElseThrow(
            () ->
                new Failure(
                        Failure.Kind.RETRY,
                        "docker inspect " + id,
                        "someone else removed the container in the meantime",
                        "")
                    .toException());
  }

  Optional<ImageSeen> image(String reference) {
    return inspectImage(reference).map(image -> new ImageSeen(reference, image.getId()));
  }

  Optional<InspectImageResponse> inspectImage(String reference) {
    return look(
        "image inspect " + reference,
        () -> {
          try {
            return Optional.of(docker.get().inspectImageCmd(reference).exec());
          } catch (NotFoundException absent) {
            return Optional.empty();
          }
        });
  }

  private List<Network> networkList() {
    return look("network ls", () -> docker.get().listNetworksCmd().exec());
  }

  /** The settings of all networks, by name. */
  SortedMap<String, SortedMap<String, String>> networks() {
    SortedMap<String, SortedMap<String, String>> settings = new TreeMap<>();
    networkList().stream()
        .collect(Collectors.groupingBy(Network::getName))
        .forEach((name, same) -> settings.put(name, DockerFacts.networks(same)));
    return settings;
  }

  /** The drivers of all volumes, by name. */
  SortedMap<String, String> volumes() {
    SortedMap<String, String> drivers = new TreeMap<>();
    look("volume ls", () -> docker.get().listVolumesCmd().exec())
        .getVolumes()
        .forEach(volume -> drivers.put(volume.getName(), String.valueOf(volume.getDriver())));
    return drivers;
  }

  /** How many networks have this name; Docker allows several. */
  long networksNamed(String name) {
    return networkList().stream().filter(one -> name.equals(one.getName())).count();
  }

  List<String> lastLines(Supplier<DockerClient> streams, String id, int atMost) {
    return look("logs " + id, () -> LogTail.read(streams.get(), id, atMost));
  }

  private <T> T look(String what, Callable<T> call) {
    return bounded.within(limit, what, call);
  }
}
