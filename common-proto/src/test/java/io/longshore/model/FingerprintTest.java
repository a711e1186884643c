package io.longshore.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.longshore.base.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FingerprintTest {
  /** Pinned: another value here replaces every running container at the next upgrade. */
  private static final String VERSION_1 =
      "487c7ee9a89c190528b04f1bea9d662e8f17427348acf51c12688240f1ee44e2";

  private static final Run RUN = Samples.container().run();
  private static final Networking NET = Samples.container().networking();
  private static final FileSet SET = Samples.fileSet();
  private static final IdentityRequest ID = Samples.identity();

  @Test
  void stays_what_it_was_in_version_1() {
    assertEquals(VERSION_1, fingerprint(Samples.container()).hex());
  }

  @Test
  void what_is_done_about_drift_makes_no_other_container() {
    assertEquals(VERSION_1, fingerprint(Samples.container().with(DriftPolicy.REPORT)).hex());
  }

  @Test
  void the_same_container_has_the_same_fingerprint_on_every_host_and_in_every_generation() {
    DesiredHost one = Samples.desired(List.of(Samples.container()));
    assertEquals(fingerprint(Samples.container()), one.fingerprint(one.containers().get(0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void changes_with(String what, ContainerSpec changed) {
    assertNotEquals(VERSION_1, fingerprint(changed).hex());
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        spec("the name", RUN, NET, "other", List.of()),
        Arguments.of("being made anew", Samples.container().remade(1)),
        run("the image", "x", RUN.command(), RUN.environment(), RUN.workingDirectory(), RUN.user()),
        run(
            "the command",
            RUN.image(),
            List.of("orderer start"),
            RUN.environment(),
            RUN.workingDirectory(),
            RUN.user()),
        run(
            "a variable",
            RUN.image(),
            RUN.command(),
            sorted(Map.of("EMPTY", "no", "ORDERER_GENERAL_LOCALMSPID", "OrdererMSP")),
            RUN.workingDirectory(),
            RUN.user()),
        run(
            "the working directory",
            RUN.image(),
            RUN.command(),
            RUN.environment(),
            Optional.empty(),
            RUN.user()),
        run(
            "the user",
            RUN.image(),
            RUN.command(),
            RUN.environment(),
            RUN.workingDirectory(),
            Optional.of("0")),
        limits("the terminal", false, RUN.stopSeconds(), RUN.memoryBytes()),
        limits("the time to stop", true, 31, RUN.memoryBytes()),
        limits("the memory", true, RUN.stopSeconds(), 0),
        net(
            "the network",
            new Networking("other", NET.hostname(), NET.aliases(), NET.hostEntries(), NET.ports())),
        net(
            "the hostname",
            new Networking("net", "other", NET.aliases(), NET.hostEntries(), NET.ports())),
        net(
            "the aliases",
            new Networking("net", NET.hostname(), List.of(), NET.hostEntries(), NET.ports())),
        net(
            "the host entries",
            new Networking(
                "net",
                NET.hostname(),
                NET.aliases(),
                sorted(Map.of("kafka1", "10.0.0.1")),
                NET.ports())),
        net(
            "the ports",
            new Networking(
                "net",
                NET.hostname(),
                NET.aliases(),
                NET.hostEntries(),
                List.of(new PortBinding("127.0.0.1", 7050, 7050)))),
        spec("the mounts", RUN, NET, Samples.container().name(), List.of()));
  }

  @Test
  void changes_with_the_content_of_a_mounted_file() {
    FileEntry other =
        new FileEntry("genesis.block", 0644, new FileContent.Blob(Digest.of(new byte[] {1})));
    assertNotEquals(VERSION_1, withSet(entry -> entry.path().equals(other.path()) ? other : entry));
  }

  @Test
  void changes_with_the_mode_of_a_mounted_file() {
    assertNotEquals(
        VERSION_1, withSet(entry -> new FileEntry(entry.path(), 0600, entry.content())));
  }

  @Test
  void changes_with_what_a_mounted_certificate_is_to_certify() {
    IdentityRequest other =
        new IdentityRequest(
            ID.name(),
            ID.authority(),
            ID.commonName(),
            ID.organizationalUnits(),
            List.of("other"),
            ID.profile());
    assertNotEquals(
        VERSION_1,
        Fingerprint.of(
                Samples.container(),
                sorted(Map.of(SET.name(), SET)),
                sorted(Map.of(ID.name(), other)))
            .hex());
  }

  @Test
  void gates_and_role_are_free_to_change() {
    ContainerSpec spec = Samples.container();
    ContainerSpec other =
        new ContainerSpec(
            spec.name(),
            "other",
            spec.run(),
            spec.networking(),
            spec.mounts(),
            List.of(),
            new Gate(GateNames.RUNNING, List.of(), new TreeMap<>()));
    assertEquals(fingerprint(spec), fingerprint(other));
  }

  @Test
  void no_value_can_pass_for_another_field() {
    Run one = Run.of("image", Map.of("A", "x\nenv 3 B=y"));
    Run two = Run.of("image", Map.of("A", "x", "B", "y"));
    Run three = Run.of("image", Map.of("A 1 x\nenv 3 B", "y"));
    assertEquals(
        3,
        Stream.of(one, two, three)
            .map(run -> fingerprint(spec(run, NET, "c", List.of())))
            .distinct()
            .count());
  }

  @Test
  void a_file_set_has_a_digest_of_its_own() {
    Digest digest = Fingerprint.of(SET, sorted(Map.of(ID.name(), ID)));
    FileSet fewer = new FileSet(SET.name(), SET.files().subList(0, 2));
    assertNotEquals(digest, Fingerprint.of(fewer, sorted(Map.of(ID.name(), ID))));
  }

  @Test
  void refuses_a_file_set_or_identity_that_is_not_there() {
    SortedMap<String, FileSet> none = new TreeMap<>();
    assertThrows(
        IllegalArgumentException.class,
        () -> Fingerprint.of(Samples.container(), none, new TreeMap<>()));
    assertThrows(IllegalArgumentException.class, () -> Fingerprint.of(SET, new TreeMap<>()));
  }

  @Test
  void an_identity_splits_no_unit_and_joins_none() {
    assertNotEquals(units(List.of("a,b")), units(List.of("a", "b")));
    assertNotEquals(units(List.of("a", "b")), units(List.of("b", "a")));
  }

  private static Digest units(List<String> units) {
    return new IdentityRequest("n", "a", "c", units, List.of(), IdentityProfile.TLS_SERVER)
        .digest();
  }

  private static String withSet(UnaryOperator<FileEntry> change) {
    FileSet changed = new FileSet(SET.name(), SET.files().stream().map(change).toList());
    return Fingerprint.of(
            Samples.container(), sorted(Map.of(SET.name(), changed)), sorted(Map.of(ID.name(), ID)))
        .hex();
  }

  private static Digest fingerprint(ContainerSpec spec) {
    return Fingerprint.of(spec, sorted(Map.of(SET.name(), SET)), sorted(Map.of(ID.name(), ID)));
  }

  private static Arguments spec(
      String what, Run run, Networking net, String name, List<Mount> mounts) {
    return Arguments.of(what, spec(run, net, name, mounts));
  }

  private static Arguments net(String what, Networking net) {
    return Arguments.of(
        what, spec(RUN, net, Samples.container().name(), Samples.container().mounts()));
  }

  private static Arguments run(
      String what,
      String image,
      List<String> command,
      SortedMap<String, String> environment,
      Optional<String> directory,
      Optional<String> user) {
    return same(
        what,
        new Run(
            image,
            command,
            environment,
            directory,
            user,
            true,
            RUN.stopSeconds(),
            RUN.memoryBytes()));
  }

  private static Arguments limits(String what, boolean terminal, int stop, long memory) {
    return same(
        what,
        new Run(
            RUN.image(),
            RUN.command(),
            RUN.environment(),
            RUN.workingDirectory(),
            RUN.user(),
            terminal,
            stop,
            memory));
  }

  private static Arguments same(String what, Run run) {
    return Arguments.of(
        what, spec(run, NET, Samples.container().name(), Samples.container().mounts()));
  }

  private static ContainerSpec spec(Run run, Networking net, String name, List<Mount> mounts) {
    ContainerSpec like = Samples.container();
    return new ContainerSpec(name, like.role(), run, net, mounts, like.after(), like.ready());
  }

  private static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    return Samples.sorted(map);
  }
}
