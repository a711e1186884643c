package io.longshore.agent.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.drift.DriftWorld.Change;
import io.longshore.agent.files.FileSeen;
import io.longshore.base.Digest;
import io.longshore.model.DriftClass;
import io.longshore.model.DriftFields;
import io.longshore.model.DriftFinding;
import io.longshore.model.DriftPolicy;
import io.longshore.model.DriftReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class HostDriftTest {
  @Test
  void nothing_is_found_where_nothing_was_changed() {
    assertEquals(List.of(), new DriftWorld().findings());
  }

  @ParameterizedTest(name = "{0}: {2} {3} is {4}")
  @MethodSource("mutations")
  void each_change_is_found_exactly_once(
      String what, Change change, String subject, String field, DriftReason reason) {
    DriftWorld world = new DriftWorld();
    change.to(world);
    List<DriftFinding> findings = world.findings();
    assertEquals(1, findings.size(), () -> what + ": " + findings);
    DriftFinding only = findings.get(0);
    assertEquals(subject, only.subject());
    assertEquals(field, only.field());
    assertEquals(reason, only.reason());
    assertEquals(reason.owedTo(), only.driftClass());
    assertEquals(DriftWorld.NOW, only.firstSeen());
    if (subject.equals("peer0") && reason.owedTo() == DriftClass.CORRECTIVE) {
      assertTrue(DriftFields.isField(field), "a spec could not say to ignore " + field);
    }
  }

  @Test
  void what_is_put_right_at_once_needs_nobody_to_apply() {
    DriftWorld world = new DriftWorld();
    world.field("memory", "268435456");
    assertEquals("controller apply puts it right", world.findings().get(0).remedy());
    world.policy = new DriftPolicy(true, new TreeMap<>());
    assertEquals(
        "the controller puts it right by itself as soon as everything serves",
        world.findings().get(0).remedy());
  }

  private static Arguments field(String what, String field, String value, DriftReason reason) {
    return change(what, world -> world.field(field, value), "peer0", field, reason);
  }

  private static Arguments file(String what, Change change, String path, String field) {
    return change(what, change, "file msp/" + path, field, DriftReason.CHANGED);
  }

  private static Arguments change(
      String what, Change change, String subject, String field, DriftReason reason) {
    return Arguments.of(what, change, subject, field, reason);
  }

  static Stream<Arguments> mutations() {
    return Stream.of(
            ofContainers(), ofContainersMadeAnew(), ofFiles(), ofSurroundings(), ofTheSpec())
        .flatMap(one -> one);
  }

  private static Stream<Arguments> ofContainers() {
    DriftReason changed = DriftReason.CHANGED;
    return Stream.of(
        field("docker update --memory", "memory", "268435456", changed),
        field("docker update --memory-reservation", "memory-reserved", "1000000", changed),
        field("docker update --cpus", "cpu-nanos", "500000000", changed),
        field("docker update --cpu-quota", "cpu-quota", "50000", changed),
        field("docker update --cpu-shares", "cpu-shares", "2", changed),
        field("docker update --cpuset-cpus", "cpu-set", "0", changed),
        field("docker update --pids-limit", "pids", "100", changed),
        field("docker update --restart", "restart-policy", "always", changed),
        field("docker network disconnect", "networks", "", changed),
        field("docker network connect", "networks", "net, other", changed),
        field("connected with other aliases", "aliases.net", "peer", changed));
  }

  private static Stream<Arguments> ofContainersMadeAnew() {
    DriftReason anew = DriftReason.REPLACED;
    DriftReason added = DriftReason.ADDED;
    return Stream.of(
        field("one variable changed", "environment.CORE_PEER_ID", "peer9", anew),
        field("one variable gone", "environment.CORE_PEER_ID", "", anew),
        field("the image's variable changed", "environment.PATH", "/tmp", anew),
        field("one variable more", "environment.LD_PRELOAD", "/evil.so", added),
        field("another command", "command", "sh", anew),
        field("another entry point", "entrypoint", "sh -c", anew),
        field("another working directory", "working-directory", "/tmp", anew),
        field("another user", "user", "1000", anew),
        field("with a terminal", "terminal", "true", anew),
        field("another time to stop", "stop-seconds", "1", anew),
        field("another host name", "hostname", "other", anew),
        field("privileged", "privileged", "true", anew),
        field("with a capability", "capabilities-added", "NET_ADMIN", anew),
        field("without a capability", "capabilities-dropped", "CHOWN", anew),
        field("with a read-only root", "read-only-root", "true", anew),
        field("another host port", "port.7051", "0.0.0.0:17051", anew),
        field("another address", "port.7051", "127.0.0.1:7051", anew),
        field("a port less", "port.7051", "", anew),
        field("a port more", "port.7052", "0.0.0.0:7052", added),
        field("a host entry changed", "host-entry.orderer1", "10.0.0.1", anew),
        field("a host entry less", "host-entry.orderer1", "", anew),
        field("a host entry more", "host-entry.intruder", "10.0.0.1", added),
        field("another volume", "mount./var", "volume other", anew),
        field("a volume read-only", "mount./var", "volume peer0-data read-only", anew),
        field("a mount less", "mount./var", "", anew),
        field("a mount more", "mount./run/docker.sock", "path /run/docker.sock", added),
        field("a volume without a name more", "mount./x", "volume " + "a".repeat(64), added),
        field("other files", "mount./msp", "path /tmp/msp read-only", anew),
        field("files no longer read-only", "mount./msp", "path /files/msp/v1", anew),
        field("its label", "label.io.longshore.container", "", anew),
        change("another image", w -> w.image("peer:2", "sha256:2"), "peer0", "image", anew),
        change(
            "the image's name moved",
            w -> w.imageMoved("sha256:3"),
            "peer0",
            "image",
            DriftReason.IMAGE_MOVED));
  }

  private static Stream<Arguments> ofFiles() {
    return Stream.of(
        file("an edited file", w -> w.content("config.yaml", "evil"), "config.yaml", "content"),
        file("chmod of a file", w -> w.mode("config.yaml", 0666), "config.yaml", "mode"),
        file("setuid", w -> w.mode("config.yaml", 04644), "config.yaml", "mode"),
        file("chown of a file", w -> w.owner("config.yaml", "1000:0"), "config.yaml", "owner"),
        file("chmod of a folder", w -> w.mode("keystore", 0777), "keystore", "mode"),
        file("chown of a folder", w -> w.owner("keystore", "0:7"), "keystore", "owner"),
        file(
            "a link for a file",
            w -> w.kind("config.yaml", FileSeen.Kind.LINK),
            "config.yaml",
            "kind"),
        change(
            "a file removed",
            w -> w.gone("config.yaml"),
            "file msp/config.yaml",
            "file",
            DriftReason.GONE),
        change(
            "a file more",
            w -> w.content("extra.pem", "more"),
            "file msp/extra.pem",
            "file",
            DriftReason.ADDED),
        change(
            "a file that cannot be read",
            w -> w.unreadable("config.yaml"),
            "file msp/config.yaml",
            "content",
            DriftReason.UNREADABLE));
  }

  private static Stream<Arguments> ofSurroundings() {
    return Stream.of(
        change(
            "a network less", w -> w.networks.clear(), "network net", "network", DriftReason.GONE),
        change(
            "the network made anew of another kind",
            w -> w.network("driver", "macvlan"),
            "network net",
            "driver",
            DriftReason.CHANGED),
        change(
            "the network cut off",
            w -> w.network("internal", "true"),
            "network net",
            "internal",
            DriftReason.CHANGED),
        change(
            "a second network of the name",
            w -> w.network("count", "2"),
            "network net",
            "count",
            DriftReason.CHANGED),
        change(
            "a volume less",
            w -> w.volumes.clear(),
            "volume peer0-data",
            "volume",
            DriftReason.GONE),
        change(
            "a volume of another driver",
            w -> w.volumes.put("peer0-data", "nfs"),
            "volume peer0-data",
            "driver",
            DriftReason.CHANGED),
        change(
            "somebody else in our network",
            w -> w.other("squatter", Map.of("networks", "net")),
            "squatter",
            "networks",
            DriftReason.NOT_OURS),
        change(
            "somebody else in our volume",
            w -> w.other("squatter", Map.of("mount./x", "volume peer0-data")),
            "squatter",
            "mount./x",
            DriftReason.NOT_OURS),
        change(
            "a chaincode",
            w -> w.other("dev-peer0-mycc-1.0", Map.of("networks", "net")),
            "dev-peer0-mycc-1.0",
            "networks",
            DriftReason.CHAINCODE),
        change(
            "a container of ours made by somebody else",
            DriftWorld::unlabelled,
            "peer0",
            "container",
            DriftReason.NOT_OURS));
  }

  private static Stream<Arguments> ofTheSpec() {
    return Stream.of(
        change(
            "a new generation that changes a variable",
            w -> w.pending("environment.CORE_PEER_ID", "old"),
            "peer0",
            "environment.CORE_PEER_ID",
            DriftReason.SPEC_PENDING),
        change(
            "a new generation that changes a file",
            w -> w.fingerprint = "old",
            "peer0",
            "spec",
            DriftReason.SPEC_PENDING),
        change(
            "a field the spec excuses",
            w -> w.excused("memory", "256"),
            "peer0",
            "memory",
            DriftReason.EXCUSED));
  }

  @Test
  void somebody_elses_container_elsewhere_is_nobodys_business() {
    DriftWorld world = new DriftWorld();
    world.other("nginx", Map.of("networks", "bridge", "mount./data", "volume theirs"));
    assertEquals(List.of(), world.findings());
  }

  @Test
  void what_the_image_adds_is_not_drift() {
    DriftWorld world = new DriftWorld();
    world.field("mount./scratch", "volume " + "b".repeat(64));
    assertEquals(List.of(), world.findings());
  }

  @Test
  void of_another_image_only_what_the_spec_states_is_compared() {
    DriftWorld world = new DriftWorld();
    world.image("peer:2", "sha256:2");
    world.field("environment.PATH", "/other");
    world.field("environment.NEW", "of the other image");
    world.field("entrypoint", "other");
    world.field("mount./elsewhere", "volume " + "c".repeat(64));
    world.field("environment.CORE_PEER_ID", "peer9");
    assertEquals(
        List.of("environment.CORE_PEER_ID", "image"),
        world.findings().stream().map(DriftFinding::field).toList());
  }

  @Test
  void a_container_something_is_done_to_is_not_judged() {
    DriftWorld world = new DriftWorld();
    world.field("memory", "1");
    world.busy = "peer0";
    assertEquals(List.of(), world.findings());
  }

  @Test
  void what_may_be_a_secret_goes_by_its_digest() {
    DriftWorld world = new DriftWorld();
    world.field("environment.LEDGER_PASSWORD", "hunter2");
    DriftFinding only = world.findings().get(0);
    assertFalse(only.toString().contains("hunter2"), only.toString());
    assertEquals("sha256:" + Digest.of("hunter2".getBytes(UTF_8)).brief(), only.observed());
    assertTrue(Guarded.value("command", "-----BEGIN PRIVATE KEY-----").startsWith("sha256:"));
    assertTrue(Guarded.value("environment.URL", "https://me:word@host/x").startsWith("sha256:"));
    assertEquals("/keys/tls.key", Guarded.value("environment.CORE_TLS_KEY_FILE", "/keys/tls.key"));
  }

  @Test
  void an_update_is_the_cause_of_what_it_changed() {
    DriftWorld world = new DriftWorld();
    world.field("memory", "1");
    world.event("container", "start", "peer0");
    world.event("container", "update", "peer0");
    world.event("container", "update", "peer1");
    assertEquals("docker update at 2026-01-01T12:00:00Z", world.findings().get(0).cause());
  }

  @Test
  void a_container_made_anew_is_explained_by_its_making() {
    DriftWorld world = new DriftWorld();
    world.field("user", "1000");
    assertEquals("the container was made at 2026-01-01T10:00:00Z", world.findings().get(0).cause());
    world.event("container", "create", "peer0");
    assertEquals("docker create at 2026-01-01T12:00:00Z", world.findings().get(0).cause());
  }

  @Test
  void a_changed_file_is_explained_by_its_own_record() {
    DriftWorld world = new DriftWorld();
    world.content("config.yaml", "evil");
    assertEquals("changed on disk at 2026-01-01T11:00:00Z", world.findings().get(0).cause());
  }

  @Test
  void a_network_left_is_explained_by_the_leaving() {
    DriftWorld world = new DriftWorld();
    world.field("networks", "");
    world.event("network", "disconnect", "net");
    assertEquals(
        "docker network disconnect net at 2026-01-01T12:00:00Z", world.findings().get(0).cause());
  }

  @Test
  void what_lasts_keeps_its_first_moment_and_its_cause() {
    DriftWorld world = new DriftWorld();
    world.field("memory", "1");
    world.event("container", "update", "peer0");
    List<DriftFinding> first = world.findings();
    world.events.clear();
    Instant later = DriftWorld.NOW.plusSeconds(60);
    assertEquals(first, HostDrift.of(world.sight(), first, later));
    world.field("memory", "2");
    assertEquals(later, HostDrift.of(world.sight(), first, later).get(0).firstSeen());
  }

  @Test
  void an_engine_that_does_not_answer_leaves_one_finding_that_lasts() {
    List<DriftFinding> first = HostDrift.unanswered("hangs", List.of(), DriftWorld.NOW);
    assertEquals(DriftClass.UNKNOWN, first.get(0).driftClass());
    assertEquals(first, HostDrift.unanswered("gone", first, DriftWorld.NOW.plusSeconds(5)));
  }

  @Test
  void an_excuse_may_stand_for_a_file_and_for_many_fields() {
    DriftWorld world = new DriftWorld();
    world.policy =
        new DriftPolicy(
            false, new TreeMap<>(Map.of("files/config.yaml", "is tuned", "cpu-*", "is tuned")));
    world.content("config.yaml", "tuned");
    world.field("cpu-shares", "2");
    world.field("cpu-quota", "2");
    world.field("memory", "2");
    assertEquals(
        List.of("IGNORED content", "IGNORED cpu-quota", "IGNORED cpu-shares", "CORRECTIVE memory"),
        world.findings().stream().map(one -> one.driftClass() + " " + one.field()).toList());
    assertEquals("none: the spec says is tuned", world.findings().get(0).remedy());
  }
}
