package io.longshore.agent.engine;

import io.longshore.base.Failure;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Labels;
import io.longshore.model.PortBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** An engine in memory. It outlives the agents that use it, as a real one does. */
public final class FakeEngine implements Engine {
  private final Clock clock;
  private final SortedMap<String, FakeContainer> containers = new TreeMap<>();
  private final SortedMap<String, String> images = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, String>> labels = new TreeMap<>();
  private final SortedSet<String> pullable = new TreeSet<>();
  private final SortedSet<String> networks = new TreeSet<>(Set.of("bridge", "host", "none"));
  private final SortedSet<String> volumes = new TreeSet<>();
  private final List<String> journal = new ArrayList<>();
  private final List<EngineEvent> events = new ArrayList<>();
  private final List<Runnable> watchers = new ArrayList<>();
  private final Map<String, Failure> failing = new TreeMap<>();
  private final Set<String> losing = new TreeSet<>();
  private Consumer<String> onCall = call -> {};
  private boolean hangs;
  private boolean silent;
  private long mutations;
  private int ids;

  public FakeEngine(Clock clock) {
    this.clock = clock;
  }

  /** Puts an image on the host. */
  public void image(String reference) {
    images.put(reference, "sha256:" + Integer.toHexString(reference.hashCode()));
  }

  /** Makes an image one that can be pulled. */
  public void pullable(String reference) {
    pullable.add(reference);
  }

  /** Puts a running container of someone else's on the host. */
  public void foreign(String name, int... ports) {
    FakeContainer other = new FakeContainer(name, "id" + ++ids, "someone/else:1");
    other.fields.put(Fields.NETWORKS, "bridge");
    for (int port : ports) {
      other.wants.add(new PortBinding("0.0.0.0", port, port));
    }
    other.run(clock.instant());
    containers.put(name, other);
    changed();
  }

  /** Puts a running container on a network that another of ours made, as a peer does. */
  public void derived(String name, String network, String... lines) {
    foreign(name);
    FakeContainer other = containers.get(name);
    other.network = network;
    other.fields.put(Fields.NETWORKS, network);
    other.log.addAll(List.of(lines));
  }

  /** Ends a container's process from within. */
  public void crash(String name, int exitCode, String... lastLines) {
    FakeContainer container = containers.get(name);
    container.end(clock.instant(), exitCode);
    container.log.addAll(List.of(lastLines));
    changed();
  }

  /** Lets the kernel kill a container for its memory. */
  public void runOutOfMemory(String name) {
    containers.get(name).outOfMemory = true;
    crash(name, 137);
  }

  /** Freezes a container, as an operator might. */
  public void pause(String name) {
    containers.get(name).state = ContainerState.PAUSED;
    changed();
  }

  /** Removes a container, as an operator might. */
  public void removeByHand(String name) {
    containers.remove(name);
    changed();
  }

  /** Removes an image, as an operator might. */
  public void removeImage(String reference) {
    images.remove(reference);
  }

  /** Starts a container, as an operator might. */
  public void startByHand(String name) {
    containers.get(name).run(clock.instant());
    changed();
  }

  /** Removes a volume with what it holds, which nothing of ours ever does. */
  public void dropVolume(String name) {
    volumes.remove(name);
  }

  /** Makes a volume, as an operator might who brings one back. */
  public void volumeByHand(String name) {
    volumes.add(name);
  }

  /** Ends every container, as a host's power cut does. */
  public void powerCut() {
    containers.values().stream()
        .filter(container -> container.state.hasProcess())
        .forEach(container -> container.end(clock.instant(), 137));
  }

  /** From now on no call is answered, until told otherwise. */
  public void hangs(boolean now) {
    hangs = now;
  }

  /** From now on no event is told, until told otherwise. */
  public void silent(boolean now) {
    silent = now;
  }

  /** The next call that begins so is refused and has no effect. */
  public void failNext(String call, Failure failure) {
    failing.put(call, failure);
  }

  /** The next call that begins so takes effect, and its answer is lost. */
  public void loseAnswerOf(String call) {
    losing.add(call);
  }

  /** Hears of each call that changes something, just before it does. */
  public void onCall(Consumer<String> listener) {
    onCall = listener;
  }

  /** The calls that changed something, in order. */
  public List<String> journal() {
    return List.copyOf(journal);
  }

  /** What is on the host now. */
  public Optional<EngineContainer> look(String name) {
    return Optional.ofNullable(containers.get(name)).map(FakeContainer::seen);
  }

  /** All that is on the host now. */
  public List<EngineContainer> world() {
    return containers.values().stream().map(FakeContainer::seen).toList();
  }

  /** The volumes there are. */
  public SortedSet<String> volumes() {
    return new TreeSet<>(volumes);
  }

  @Override
  public EngineSnapshot snapshot(Set<String> asked) {
    answer("snapshot");
    SortedMap<String, String> found = new TreeMap<>(images);
    found.keySet().retainAll(asked);
    return new EngineSnapshot(
        "fake", "1.41", world(), new TreeSet<>(asked), found, networks, volumes, facts(found));
  }

  private HostFacts facts(SortedMap<String, String> found) {
    SortedMap<String, ImageFacts> said = new TreeMap<>();
    found.keySet().forEach(image -> said.put(image, imageFacts(image)));
    SortedMap<String, SortedMap<String, String>> set = new TreeMap<>();
    networks.forEach(
        name -> set.put(name, new TreeMap<>(Map.of("driver", "bridge", "internal", "false"))));
    SortedMap<String, String> drivers = new TreeMap<>();
    volumes.forEach(name -> drivers.put(name, "local"));
    return new HostFacts(said, set, drivers);
  }

  private ImageFacts imageFacts(String reference) {
    return new ImageFacts(
        List.of("PATH=/bin", "OF=" + reference), List.of(), List.of(), "", "", new TreeSet<>());
  }

  /** Sets one of a container's fields, as an operator might; an empty value takes it away. */
  public void changeByHand(String name, String field, String value, String action) {
    FakeContainer container = containers.get(name);
    if (value.isEmpty()) {
      container.fields.remove(field);
    } else {
      container.fields.put(field, value);
    }
    events.add(new EngineEvent(clock.instant(), "container", action, name, container.id));
    changed();
  }

  @Override
  public ImageSeen pull(String reference, Duration patience) {
    change("pull " + reference);
    if (!pullable.contains(reference)) {
      throw rejected("pull " + reference, "manifest unknown").toException();
    }
    image(reference);
    answered("pull");
    return new ImageSeen(reference, images.get(reference));
  }

  /** The fake's archives hold references, one a line, with labels behind tabs. */
  @Override
  public ImageSeen load(Path archive, String reference, Duration patience) {
    change("load " + reference);
    try {
      Files.readAllLines(archive).forEach(this::loaded);
    } catch (IOException unreadable) {
      throw rejected("load " + reference, "the archive cannot be read").toException();
    }
    if (!images.containsKey(reference)) {
      throw rejected("load " + reference, "holds no image of this name").toException();
    }
    answered("load");
    return new ImageSeen(reference, images.get(reference));
  }

  private void loaded(String line) {
    String[] words = line.split("\t");
    image(words[0]);
    SortedMap<String, String> said = new TreeMap<>();
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      said.put(pair[0], pair[1]);
    }
    if (!said.isEmpty()) {
      labels.put(images.get(words[0]), said);
    }
  }

  /** Images that are made, or come from an archive, keep the labels they were made with. */
  @Override
  public Optional<SortedMap<String, String>> imageLabels(String reference) {
    answer("labels " + reference);
    return images.containsKey(reference)
        ? Optional.of(labels.getOrDefault(images.get(reference), new TreeMap<>()))
        : Optional.empty();
  }

  /** The fake's builders do as they are told by the input's first line: a status, 0 or another. */
  @Override
  public ImageSeen build(ImageBuild build, Duration patience) {
    change("build " + build.references().get(0));
    if (!images.containsKey(build.builder()) || !images.containsKey(build.runtime())) {
      throw rejected("build " + build.name(), "No such image").toException();
    }
    try {
      String said = Files.readAllLines(build.input()).get(0);
      if (!said.equals("0")) {
        throw rejected("build " + build.name(), "ended with " + said).toException();
      }
    } catch (IOException unreadable) {
      throw rejected("build " + build.name(), "the input cannot be read").toException();
    }
    String id = "sha256:" + Integer.toHexString(build.hashCode());
    build.references().forEach(reference -> images.put(reference, id));
    labels.put(id, build.labels());
    answered("build");
    return new ImageSeen(build.references().get(0), id);
  }

  @Override
  public void tag(String image, String reference) {
    change("tag " + reference);
    images.put(reference, images.getOrDefault(image, image));
    answered("tag");
  }

  @Override
  public void save(List<String> references, Path archive, Duration patience) {
    answer("save " + references);
    try {
      List<String> lines = new ArrayList<>();
      for (String reference : references) {
        StringBuilder line = new StringBuilder(reference);
        imageLabels(reference)
            .orElseThrow()
            .forEach((key, value) -> line.append('\t').append(key).append('=').append(value));
        lines.add(line.toString());
      }
      Files.write(archive, lines);
    } catch (IOException unwritable) {
      throw rejected("save " + references, "the archive cannot be written").toException();
    }
  }

  @Override
  public void ensureNetwork(String name, String deployment) {
    answer("network " + name);
    if (!networks.contains(name)) {
      change("network " + name);
      networks.add(name);
      answered("network");
    }
  }

  @Override
  public void ensureVolume(String name, String deployment) {
    answer("volume " + name);
    if (!volumes.contains(name)) {
      change("volume " + name);
      volumes.add(name);
      answered("volume");
    }
  }

  @Override
  public EngineContainer create(NewContainer wanted) {
    ContainerSpec spec = wanted.spec();
    change("create " + spec.name());
    FakeContainer there = containers.get(spec.name());
    if (there != null) {
      if (Adoption.isTheOneAskedFor(there.seen(), wanted)) {
        return there.seen();
      }
      throw Adoption.nameTaken(there.seen()).toException();
    }
    if (!images.containsKey(spec.run().image())) {
      throw rejected("create " + spec.name(), "No such image: " + spec.run().image()).toException();
    }
    FakeContainer made = new FakeContainer(spec.name(), "id" + ++ids, spec.run().image());
    made.labels.putAll(wanted.labels());
    made.wants.addAll(spec.networking().ports());
    made.network = spec.networking().network();
    made.fields.putAll(StatedFields.of(wanted, imageFacts(spec.run().image())));
    made.createdAt = Optional.of(clock.instant());
    wanted.mounts().stream()
        .filter(mount -> mount.kind() == ResolvedMount.Kind.PATH)
        .forEach(mount -> made.hostPaths.add(mount.source()));
    wanted.mounts().stream()
        .filter(mount -> mount.kind() == ResolvedMount.Kind.VOLUME)
        .forEach(mount -> volumes.add(mount.source()));
    containers.put(spec.name(), made);
    events.add(new EngineEvent(clock.instant(), "container", "create", made.name, made.id));
    changed();
    answered("create");
    return made.seen();
  }

  @Override
  public EngineContainer start(String id) {
    FakeContainer container = byId(id);
    change("start " + container.name);
    if (container.state != ContainerState.RUNNING) {
      if (!networks.contains(container.network)) {
        throw rejected("start", "network " + container.network + " not found").toException();
      }
      for (FakeContainer other : containers.values()) {
        if (other.state.hasProcess()
            && other.wants.stream()
                .anyMatch(port -> container.wants.stream().anyMatch(port::clashesWith))) {
          throw rejected("start", "port is already allocated").toException();
        }
      }
      container.run(clock.instant());
      changed();
    }
    answered("start");
    return container.seen();
  }

  @Override
  public EngineContainer stop(String id, Duration patience) {
    FakeContainer container = byId(id);
    change("stop " + container.name);
    if (container.state.hasProcess()) {
      container.end(clock.instant(), 143);
      changed();
    }
    answered("stop");
    return container.seen();
  }

  @Override
  public void remove(String id) {
    Optional<FakeContainer> container = find(id);
    change("remove " + container.map(one -> one.name).orElse(id));
    if (container.isPresent() && container.get().state.hasProcess()) {
      throw rejected("remove", "You cannot remove a running container").toException();
    }
    container.ifPresent(one -> containers.remove(one.name));
    changed();
    answered("remove");
  }

  @Override
  public EngineContainer unpause(String id) {
    FakeContainer container = byId(id);
    change("unpause " + container.name);
    container.state = ContainerState.RUNNING;
    changed();
    answered("unpause");
    return container.seen();
  }

  @Override
  public List<String> lastLines(String id, int atMost) {
    answer("logs");
    List<String> log = byId(id).log;
    return List.copyOf(log.subList(Math.max(0, log.size() - atMost), log.size()));
  }

  @Override
  public AutoCloseable watch(Runnable somethingChanged) {
    watchers.add(somethingChanged);
    return () -> watchers.remove(somethingChanged);
  }

  @Override
  public List<EngineEvent> events() {
    return List.copyOf(events);
  }

  @Override
  public long mutations() {
    return mutations;
  }

  @Override
  public void close() {}

  private void answer(String call) {
    if (hangs) {
      throw new Failure(
              Failure.Kind.RETRY, "docker " + call, "the engine did not answer within 5 s", "")
          .toException();
    }
    for (String start : List.copyOf(failing.keySet())) {
      if (call.startsWith(start)) {
        throw failing.remove(start).toException();
      }
    }
  }

  private void change(String call) {
    answer(call);
    onCall.accept(call);
    mutations++;
    journal.add(call);
  }

  private void answered(String call) {
    if (losing.remove(call)) {
      throw new Failure(Failure.Kind.RETRY, "docker " + call, "the connection broke", "")
          .toException();
    }
  }

  private void changed() {
    if (!silent) {
      List.copyOf(watchers).forEach(Runnable::run);
    }
  }

  private Optional<FakeContainer> find(String id) {
    return containers.values().stream().filter(one -> one.id.equals(id)).findFirst();
  }

  private FakeContainer byId(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new Failure(Failure.Kind.RETRY, "docker", "no such container: " + id, "")
                    .toException());
  }

  private static Failure rejected(String where, String what) {
    return new Failure(Failure.Kind.REJECTED, where, what, "");
  }

  private static final class FakeContainer {
    private final String name;
    private final String id;
    private final String image;
    private final SortedMap<String, String> labels = new TreeMap<>();
    private final List<PortBinding> wants = new ArrayList<>();
    private final List<String> hostPaths = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final SortedMap<String, String> fields = new TreeMap<>();
    private Optional<Instant> createdAt = Optional.empty();
    private String network = "bridge";
    private ContainerState state = ContainerState.CREATED;
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> finishedAt = Optional.empty();
    private int exitCode;
    private boolean outOfMemory;

    FakeContainer(String name, String id, String image) {
      this.name = name;
      this.id = id;
      this.image = image;
    }

    void run(Instant now) {
      state = ContainerState.RUNNING;
      startedAt = Optional.of(now);
      outOfMemory = false;
    }

    void end(Instant now, int code) {
      state = ContainerState.EXITED;
      finishedAt = Optional.of(now);
      exitCode = code;
    }

    EngineContainer seen() {
      boolean known = labels.containsKey(Labels.DEPLOYMENT);
      return new EngineContainer(
          id,
          name,
          image,
          "sha256:" + Integer.toHexString(image.hashCode()),
          state,
          labels,
          state.hasProcess() ? wants : List.of(),
          known ? new LastRun(startedAt, finishedAt, exitCode, outOfMemory, "") : LastRun.NONE,
          known ? hostPaths : List.of(),
          new ContainerFacts(createdAt, fields));
    }
  }
}
