package io.longshore.agent.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** Docker, over its Unix socket. */
public final class DockerEngine implements Engine {
  private final Path socket;
  private final Duration lookLimit;
  private final Duration changeLimit;
  private final BoundedCalls bounded = new BoundedCalls();
  private final AtomicLong mutations = new AtomicLong();
  private final Object networks = new Object();
  private DockerClients clients;

  /** The engine behind a socket. Nothing is asked of it yet. A look may take 5 s, a change 30 s. */
  public DockerEngine(Path socket) {
    this(socket, Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  DockerEngine(Path socket, Duration lookLimit, Duration changeLimit) {
    this.socket = socket;
    this.lookLimit = lookLimit;
    this.changeLimit = changeLimit;
  }

  /** A container in the engine's own words, as it would be asked for. Asks nobody. */
  public static String describe(ContainerSpec spec) {
    return DockerClients.describe(new NewContainer(spec, List.of(), new TreeMap<>()));
  }

  @Override
  public EngineSnapshot snapshot(Set<String> images) {
    DockerClients ready = clients();
    DockerClient docker = ready.calls();
    List<Container> listed = look("ps", () -> docker.listContainersCmd().withShowAll(true).exec());
    List<EngineContainer> containers = new ArrayList<>();
    for (Container container : listed) {
      EngineContainer seen = DockerWords.listed(container);
      if (seen.labels().containsKey(Labels.DEPLOYMENT)) {
        inspect(seen.id()).ifPresent(containers::add);
      } else {
        containers.add(seen);
      }
    }
    SortedMap<String, String> found = new TreeMap<>();
    for (String image : new TreeSet<>(images)) {
      image(image).ifPresent(seen -> found.put(image, seen.id()));
    }
    return new EngineSnapshot(
        ready.version(),
        ready.apiVersion(),
        containers,
        new TreeSet<>(images),
        found,
        networkNames(docker),
        volumes());
  }

  @Override
  public ImageSeen pull(String reference, Duration patience) {
    mutations.incrementAndGet();
    ImagePull.run(clients().streams(), reference, patience);
    return image(reference)
        .orElseThrow(
            () ->
                new Failure(
                        Failure.Kind.RETRY,
                        "docker pull " + reference,
                        "the pull ended well but the image is not there",
                        "")
                    .toException());
  }

  @Override
  public void ensureNetwork(String name, String deployment) {
    // Docker accepts two networks of one name; whoever joins by name then fails for ever.
    synchronized (networks) {
      DockerClient docker = clients().calls();
      long same = networkList(docker).stream().filter(one -> name.equals(one.getName())).count();
      if (same > 1) {
        throw new Failure(
                Failure.Kind.REJECTED,
                "network " + name,
                same + " networks of the host have this name, so the name says nothing",
                "docker network ls --filter name=" + name + ", then docker network rm one by id")
            .toException();
      }
      if (same == 0) {
        change(
            "network create " + name,
            () ->
                docker
                    .createNetworkCmd()
                    .withName(name)
                    .withDriver("bridge")
                    .withCheckDuplicate(true)
                    .withLabels(Map.of(Labels.DEPLOYMENT, deployment))
                    .exec());
      }
    }
  }

  @Override
  public void ensureVolume(String name, String deployment) {
    if (volumes().contains(name)) {
      return;
    }
    change(
        "volume create " + name,
        () ->
            clients()
                .calls()
                .createVolumeCmd()
                .withName(name)
                .withLabels(Map.of(Labels.DEPLOYMENT, deployment))
                .exec());
  }

  @Override
  public EngineContainer create(NewContainer wanted) {
    String name = wanted.spec().name();
    try {
      String id =
          change(
              "create " + name, () -> CreateRequest.of(clients().calls(), wanted).exec().getId());
      return inspectPresent(id);
    } catch (FailureException refused) {
      if (refused.getCause() instanceof ConflictException) {
        return adopt(wanted, refused);
      }
      throw refused;
    }
  }

  private EngineContainer adopt(NewContainer wanted, FailureException refused) {
    String name = wanted.spec().name();
    Optional<EngineContainer> holder = inspect(name);
    if (holder.isPresent() && Adoption.isTheOneAskedFor(holder.get(), wanted)) {
      return holder.get();
    }
    throw holder.map(other -> Adoption.nameTaken(other).toException(refused)).orElse(refused);
  }

  @Override
  public EngineContainer start(String id) {
    change("start " + id, () -> already(() -> clients().calls().startContainerCmd(id).exec()));
    return inspectPresent(id);
  }

  @Override
  public EngineContainer stop(String id, Duration patience) {
    mutations.incrementAndGet();
    bounded.within(
        patience.plus(changeLimit),
        "stop " + id,
        () ->
            already(
                () ->
                    clients()
                        .calls()
                        .stopContainerCmd(id)
                        .withTimeout((int) patience.toSeconds())
                        .exec()));
    return inspectPresent(id);
  }

  @Override
  public void remove(String id) {
    change(
        "rm " + id,
        () -> {
          try {
            return clients().calls().removeContainerCmd(id).withRemoveVolumes(false).exec();
          } catch (NotFoundException gone) {
            return null;
          }
        });
  }

  @Override
  public EngineContainer unpause(String id) {
    change("unpause " + id, () -> clients().calls().unpauseContainerCmd(id).exec());
    return inspectPresent(id);
  }

  @Override
  public List<String> lastLines(String id, int atMost) {
    return look("logs " + id, () -> LogTail.read(clients().streams(), id, atMost));
  }

  @Override
  public AutoCloseable watch(Runnable somethingChanged) {
    return new DockerEvents(bounded, () -> clients().streams(), somethingChanged);
  }

  @Override
  public long mutations() {
    return mutations.get();
  }

  @Override
  public synchronized void close() {
    bounded.close();
    if (clients != null) {
      clients.close();
    }
  }

  /** Agreed on at the first call that is answered; an engine may start after its agent. */
  private synchronized DockerClients clients() {
    if (clients == null) {
      clients = bounded.within(lookLimit, "version", () -> DockerClients.negotiate(socket));
    }
    return clients;
  }

  private Optional<EngineContainer> inspect(String id) {
    return look(
        "inspect " + id,
        () -> {
          try {
            return Optional.of(
                DockerWords.inspected(clients().calls().inspectContainerCmd(id).exec()));
          } catch (NotFoundException gone) {
            return Optional.empty();
          }
        });
  }

  private EngineContainer inspectPresent(String id) {
    return inspect(id)
        .orElseThrow(
            () ->
                new Failure(
                        Failure.Kind.RETRY,
                        "docker inspect " + id,
                        "someone else removed the container in the meantime",
                        "")
                    .toException());
  }

  private Optional<ImageSeen> image(String reference) {
    return look(
        "image inspect " + reference,
        () -> {
          try {
            String id = clients().calls().inspectImageCmd(reference).exec().getId();
            return Optional.of(new ImageSeen(reference, id));
          } catch (NotFoundException absent) {
            return Optional.empty();
          }
        });
  }

  private List<Network> networkList(DockerClient docker) {
    return look("network ls", () -> docker.listNetworksCmd().exec());
  }

  private SortedSet<String> networkNames(DockerClient docker) {
    SortedSet<String> names = new TreeSet<>();
    networkList(docker).forEach(network -> names.add(network.getName()));
    return names;
  }

  private SortedSet<String> volumes() {
    SortedSet<String> names = new TreeSet<>();
    look("volume ls", () -> clients().calls().listVolumesCmd().exec())
        .getVolumes()
        .forEach(volume -> names.add(volume.getName()));
    return names;
  }

  private <T> T look(String what, Callable<T> call) {
    return bounded.within(lookLimit, what, call);
  }

  private <T> T change(String what, Callable<T> call) {
    mutations.incrementAndGet();
    return bounded.within(changeLimit, what, call);
  }

  private static Void already(Callable<Void> call) throws Exception {
    try {
      return call.call();
    } catch (NotModifiedException alreadySo) {
      return null;
    }
  }
}
