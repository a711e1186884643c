package io.longshore.agent.engine;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
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
  private final RecentEvents events = new RecentEvents();
  private final DockerLooks looks;
  private final DockerImages images;
  private DockerClients clients;

  /** The engine behind a socket. Nothing is asked of it yet. A look may take 5 s, a change 30 s. */
  public DockerEngine(Path socket) {
    this(socket, Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  DockerEngine(Path socket, Duration lookLimit, Duration changeLimit) {
    this.socket = socket;
    this.lookLimit = lookLimit;
    this.changeLimit = changeLimit;
    looks = new DockerLooks(bounded, lookLimit, () -> clients().calls());
    images = new DockerImages(bounded, changeLimit, looks, this::clients, mutations);
  }

  /** A container in the engine's own words, as it would be asked for. Asks nobody. */
  public static String describe(ContainerSpec spec) {
    return DockerClients.describe(new NewContainer(spec, List.of(), new TreeMap<>()));
  }

  @Override
  public EngineSnapshot snapshot(Set<String> images) {
    DockerClients ready = clients();
    List<EngineContainer> containers = looks.containers();
    SortedMap<String, String> found = new TreeMap<>();
    SortedMap<String, ImageFacts> facts = new TreeMap<>();
    for (String image : new TreeSet<>(images)) {
      looks
          .inspectImage(image)
          .ifPresent(
              seen -> {
                found.put(image, seen.getId());
                facts.put(image, DockerFacts.image(seen.getConfig()));
              });
    }
    HostFacts host = new HostFacts(facts, looks.networks(), looks.volumes());
    return new EngineSnapshot(
        ready.version(),
        ready.apiVersion(),
        containers,
        new TreeSet<>(images),
        found,
        new TreeSet<>(host.networks().keySet()),
        new TreeSet<>(host.volumes().keySet()),
        host);
  }

  @Override
  public ImageSeen pull(String reference, Duration patience) {
    return images.pull(reference, patience);
  }

  @Override
  public ImageSeen load(Path archive, String reference, Duration patience) {
    return images.load(archive, reference, patience);
  }

  @Override
  public Optional<SortedMap<String, String>> imageLabels(String reference) {
    return images.labels(reference);
  }

  @Override
  public ImageSeen build(ImageBuild build, Duration patience) {
    return images.build(build, patience);
  }

  @Override
  public void tag(String image, String reference) {
    images.tag(image, reference);
  }

  @Override
  public void save(List<String> references, Path archive, Duration patience) {
    images.save(references, archive, patience);
  }

  @Override
  public void ensureNetwork(String name, String deployment) {
    // Docker accepts two networks of one name; whoever joins by name then fails for ever.
    synchronized (networks) {
      long same = looks.networksNamed(name);
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
                clients()
                    .calls()
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
    if (looks.volumes().containsKey(name)) {
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
      return looks.present(id);
    } catch (FailureException refused) {
      if (refused.getCause() instanceof ConflictException) {
        return adopt(wanted, refused);
      }
      throw refused;
    }
  }

  private EngineContainer adopt(NewContainer wanted, FailureException refused) {
    String name = wanted.spec().name();
    Optional<EngineContainer> holder = looks.container(name);
    if (holder.isPresent() && Adoption.isTheOneAskedFor(holder.get(), wanted)) {
      return holder.get();
    }
    throw holder.map(other -> Adoption.nameTaken(other).toException(refused)).orElse(refused);
  }

  @Override
  public EngineContainer start(String id) {
    change("start " + id, () -> already(() -> clients().calls().startContainerCmd(id).exec()));
    return looks.present(id);
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
    return looks.present(id);
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
    return looks.present(id);
  }

  @Override
  public List<String> lastLines(String id, int atMost) {
    return looks.lastLines(() -> clients().streams(), id, atMost);
  }

  @Override
  public AutoCloseable watch(Runnable somethingChanged) {
    return new DockerEvents(bounded, () -> clients().streams(), events, somethingChanged);
  }

  @Override
  public List<EngineEvent> events() {
    return events.latest();
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
