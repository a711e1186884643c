package io.longshore.agent.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.Labels;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.PortBinding;
import io.longshore.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every engine does. The fake one is to be trusted because it passes what a real one passes.
 */
abstract class EngineContract {
  private static final String DEPLOYMENT = "contract-of-engines";
  private static final String NETWORK = "longshore-contract";
  private static final String VOLUME = "longshore-contract-data";
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(60);

  private Engine engine;

  /** A fresh engine, or a client of one. */
  abstract Engine engine();

  /** An image that is there and has a shell and sleep. */
  abstract String image();

  /** Removes what a test made, volumes and networks too. */
  abstract void cleanUp(Set<String> containers, String network, String volume);

  @BeforeEach
  void begin() {
    engine = engine();
    cleanUp(Set.of("contract1", "contract2"), NETWORK, VOLUME);
  }

  @AfterEach
  void end() {
    if (engine != null) {
      cleanUp(Set.of("contract1", "contract2"), NETWORK, VOLUME);
      engine.close();
    }
  }

  private Optional<EngineContainer> look(String name) {
    return engine.snapshot(Set.of()).container(name);
  }

  private EngineContainer created(String name, String fingerprint) {
    engine.ensureNetwork(NETWORK, DEPLOYMENT);
    engine.ensureVolume(VOLUME, DEPLOYMENT);
    return engine.create(wanted(name, fingerprint, "sleep 600"));
  }

  NewContainer wanted(String name, String fingerprint, String script) {
    Run run =
        new Run(
            image(),
            List.of("sh", "-c", script),
            new TreeMap<>(Map.of("COLOUR", "a=b c")),
            Optional.of("/tmp"),
            Optional.of("0:0"),
            false,
            1,
            64 << 20);
    ContainerSpec spec =
        new ContainerSpec(
            name,
            "test",
            run,
            new Networking(
                NETWORK,
                name,
                List.of("alias-of-" + name),
                new TreeMap<>(Map.of("elsewhere", "192.168.31.168")),
                List.of(new PortBinding("127.0.0.1", 17071, 7071))),
            List.of(new Mount("/data", new MountSource.Volume(VOLUME), false)),
            List.of(),
            new Gate(GateNames.RUNNING, List.of(), new TreeMap<>()));
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(Labels.DEPLOYMENT, DEPLOYMENT);
    labels.put(Labels.CONTAINER, name);
    labels.put(Labels.FINGERPRINT, fingerprint);
    return new NewContainer(
        spec,
        List.of(new ResolvedMount("/data", ResolvedMount.Kind.VOLUME, VOLUME, false)),
        labels);
  }

  private static Failure.Kind kind(Runnable call) {
    return assertThrows(FailureException.class, call::run).failure().kind();
  }

  @Test
  void says_which_version_it_is_and_which_images_it_has() {
    EngineSnapshot seen = engine.snapshot(Set.of(image(), "longshore/not-there:1"));
    assertFalse(seen.version().isEmpty());
    assertFalse(seen.apiVersion().isEmpty());
    assertEquals(Set.of(image()), seen.images().keySet());
  }

  /** An image that is there, has a shell, and folders /chaincode/input and /chaincode/output. */
  abstract String builder();

  /** An input that has a build end with this status. */
  abstract Path input(int status) throws IOException;

  private ImageBuild build(int status) throws IOException {
    return new ImageBuild(
        "longshore-contract-build",
        builder(),
        "echo it is asked for; echo made > /chaincode/output/made"
            + " && exit $(cat /chaincode/input/status)",
        input(status),
        image(),
        "/tmp",
        new TreeMap<>(Map.of(Labels.MADE_OF, "a \"quoted\" $word")),
        new TreeMap<>(Map.of("COLOUR", "red")),
        List.of("longshore-contract-made", "longshore-contract-also"));
  }

  @Test
  void makes_an_image_under_every_name_with_its_labels() throws IOException {
    ImageSeen made = engine.build(build(0), LONG);
    assertEquals("longshore-contract-made", made.reference());
    for (String name : List.of("longshore-contract-made", "longshore-contract-also")) {
      assertEquals(
          "a \"quoted\" $word", engine.imageLabels(name).orElseThrow().get(Labels.MADE_OF));
    }
    assertEquals(Optional.empty(), look("longshore-contract-build"));
    engine.tag("longshore-contract-made", "longshore-contract-third");
    Path archive = Files.createTempFile("contract", ".tar");
    try {
      engine.save(List.of("longshore-contract-third"), archive, LONG);
      assertEquals(
          "longshore-contract-third",
          engine.load(archive, "longshore-contract-third", LONG).reference());
    } finally {
      Files.delete(archive);
    }
  }

  @Test
  void a_builder_that_fails_leaves_nothing_and_its_end_is_told() throws IOException {
    ImageBuild failing = build(3);
    FailureException refused =
        assertThrows(FailureException.class, () -> engine.build(failing, LONG));
    assertEquals(Failure.Kind.REJECTED, refused.failure().kind());
    assertTrue(refused.failure().what().contains("3"), refused.failure().what());
    assertEquals(Optional.empty(), look("longshore-contract-build"));
  }

  @Test
  void an_image_that_is_not_there_has_no_labels() {
    assertEquals(Optional.empty(), engine.imageLabels("longshore/not-there:1"));
  }

  @Test
  void makes_a_network_once_and_a_volume_once() {
    engine.ensureNetwork(NETWORK, DEPLOYMENT);
    engine.ensureVolume(VOLUME, DEPLOYMENT);
    long before = engine.mutations();
    engine.ensureNetwork(NETWORK, DEPLOYMENT);
    engine.ensureVolume(VOLUME, DEPLOYMENT);
    assertEquals(before, engine.mutations());
    assertTrue(engine.snapshot(Set.of()).networks().contains(NETWORK));
    assertTrue(engine.snapshot(Set.of()).volumes().contains(VOLUME));
  }

  @Test
  void a_created_container_is_there_with_its_labels_and_does_not_run() {
    EngineContainer made = created("contract1", "f1");
    assertEquals(ContainerState.CREATED, made.state());
    assertTrue(made.isOf(DEPLOYMENT));
    assertEquals("f1", made.fingerprint());
    assertEquals(Optional.of(made), look("contract1"));
    assertEquals(LastRun.NONE.startedAt(), made.lastRun().startedAt());
  }

  @Test
  void a_container_is_told_of_as_it_was_asked_for() {
    NewContainer wanted = wanted("contract1", "f1", "sleep 600");
    created("contract1", "f1");
    EngineSnapshot seen = engine.snapshot(Set.of(image()));
    EngineContainer made = seen.container("contract1").orElseThrow();
    ImageFacts image = seen.facts().images().get(image());
    assertEquals(StatedFields.of(wanted, image), made.facts().fields());
    engine.start(made.id());
    EngineContainer runs = engine.snapshot(Set.of()).container("contract1").orElseThrow();
    assertEquals(made.facts(), runs.facts());
    assertTrue(made.facts().createdAt().isPresent());
    assertEquals("bridge", seen.facts().networks().get(NETWORK).get("driver"));
    assertEquals("local", seen.facts().volumes().get(VOLUME));
  }

  @Test
  void creating_the_same_again_takes_the_one_that_is_there() {
    EngineContainer made = created("contract1", "f1");
    assertEquals(made.id(), created("contract1", "f1").id());
  }

  @Test
  void creating_another_of_the_same_name_is_refused_and_names_it() {
    created("contract1", "f1");
    FailureException refused =
        assertThrows(FailureException.class, () -> created("contract1", "f2"));
    assertEquals(Failure.Kind.REJECTED, refused.failure().kind());
    assertTrue(refused.failure().what().contains("is on the host"));
  }

  @Test
  void a_missing_image_is_refused() {
    engine.ensureNetwork(NETWORK, DEPLOYMENT);
    NewContainer wanted = wanted("contract1", "f1", "true");
    ContainerSpec spec = wanted.spec();
    ContainerSpec other =
        new ContainerSpec(
            spec.name(),
            spec.role(),
            Run.of("longshore/not-there:1", new TreeMap<>()),
            spec.networking(),
            spec.mounts(),
            spec.after(),
            spec.ready());
    assertEquals(
        Failure.Kind.REJECTED,
        kind(() -> engine.create(new NewContainer(other, List.of(), wanted.labels()))));
  }

  @Test
  void starting_twice_is_starting_once() {
    EngineContainer made = created("contract1", "f1");
    EngineContainer started = engine.start(made.id());
    assertEquals(ContainerState.RUNNING, started.state());
    assertTrue(started.lastRun().startedAt().isPresent());
    assertEquals(List.of(new PortBinding("127.0.0.1", 17071, 7071)), started.ports());
    assertEquals(started.lastRun(), engine.start(made.id()).lastRun());
  }

  @Test
  void a_port_that_is_taken_is_refused() {
    engine.start(created("contract1", "f1").id());
    EngineContainer second = created("contract2", "f1");
    assertEquals(Failure.Kind.REJECTED, kind(() -> engine.start(second.id())));
    assertFalse(look("contract2").orElseThrow().state().hasProcess());
  }

  @Test
  void a_stopped_container_is_still_there_and_holds_no_port() {
    EngineContainer made = created("contract1", "f1");
    engine.start(made.id());
    EngineContainer stopped = engine.stop(made.id(), PATIENCE);
    assertEquals(ContainerState.EXITED, stopped.state());
    assertTrue(stopped.lastRun().finishedAt().isPresent());
    assertEquals(List.of(), look("contract1").orElseThrow().ports());
    assertEquals(ContainerState.EXITED, engine.stop(made.id(), PATIENCE).state());
  }

  @Test
  void removing_leaves_the_volume_and_is_done_once() {
    EngineContainer made = created("contract1", "f1");
    engine.remove(made.id());
    assertEquals(Optional.empty(), look("contract1"));
    assertTrue(engine.snapshot(Set.of()).volumes().contains(VOLUME));
    engine.remove(made.id());
  }

  @Test
  void a_running_container_is_not_removed() {
    EngineContainer made = created("contract1", "f1");
    engine.start(made.id());
    assertEquals(Failure.Kind.REJECTED, kind(() -> engine.remove(made.id())));
    assertEquals(ContainerState.RUNNING, look("contract1").orElseThrow().state());
  }

  @Test
  void looking_changes_nothing() {
    created("contract1", "f1");
    long before = engine.mutations();
    engine.snapshot(Set.of(image()));
    engine.lastLines(look("contract1").orElseThrow().id(), 10);
    assertEquals(before, engine.mutations());
  }

  @Test
  void whoever_watches_is_woken_by_a_change() throws Exception {
    CountDownLatch woken = new CountDownLatch(1);
    EngineContainer made = created("contract1", "f1");
    try (AutoCloseable watch = engine.watch(woken::countDown)) {
      assertTrue(watch != null);
      engine.start(made.id());
      assertTrue(woken.await(10, TimeUnit.SECONDS));
    }
  }
}
