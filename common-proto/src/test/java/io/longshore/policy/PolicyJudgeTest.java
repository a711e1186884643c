package io.longshore.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.PortBinding;
import io.longshore.model.Run;
import io.longshore.wire.FactsCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyJudgeTest {
  private static final HostPolicy BUILT_IN = HostPolicy.builtIn();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "//",
        "/.",
        "/etc",
        "/etc/",
        "/etc/./passwd",
        "/proc",
        "/proc/1/root",
        "/sys",
        "/dev/sda",
        "/root/.ssh",
        "/run",
        "/run/docker.sock",
        "/var",
        "/var/run",
        "/var/run/docker.sock",
        "/var/lib",
        "/var/lib/docker/volumes",
        "/var/lib/longshore/agent",
        "/opt",
        "/opt/longshore/agent/bin",
        "/usr/bin",
        "/srv/data"
      })
  void no_path_of_the_host_is_mounted_where_nobody_allowed_it(String path) {
    Judgement judgement = PolicyJudge.judge(BUILT_IN, mounting("kafka", path));
    assertEquals(PolicyRule.HOST_PATH, judgement.refusals().get(0).rule());
    assertTrue(judgement.refusals().get(0).remedy().contains("/etc/longshore/host-policy.conf"));
  }

  @Test
  void a_peer_is_given_the_engines_socket_and_that_is_shown() {
    Judgement judgement = PolicyJudge.judge(BUILT_IN, mounting("peer", "/var/run//docker.sock"));
    assertTrue(judgement.allows());
    assertEquals(
        List.of(
            new Judgement.Grant(
                "docker-socket",
                "mounts /var/run/docker.sock",
                "peers build and start their chaincodes through it")),
        judgement.grants());
  }

  @Test
  void the_hosts_own_network_needs_an_exception() {
    ContainerSpec spec = container("web", "host", 80, List.of());
    HostPolicy generous =
        with(
            new Exemption(
                "metrics",
                "reads the host's counters",
                Optional.empty(),
                true,
                new TreeSet<>(),
                List.of(new NamePattern("one*")),
                List.of()));
    assertEquals(PolicyRule.NETWORK, PolicyJudge.judge(BUILT_IN, spec).refusals().get(0).rule());
    assertTrue(PolicyJudge.judge(generous, spec).allows());
    assertEquals("metrics", PolicyJudge.judge(generous, spec).grants().get(0).name());
  }

  @Test
  void everything_a_policy_holds_against_a_container_is_said_at_once() {
    HostPolicy strict =
        new HostPolicy(
            "/p",
            "",
            List.of(new NamePattern("hyperledger/*")),
            List.of(),
            List.of(PortRange.of("7000-7999")),
            List.of(new NamePattern("net_*")),
            new TreeMap<>());
    assertEquals(
        List.of(PolicyRule.IMAGE, PolicyRule.NETWORK, PolicyRule.PORT, PolicyRule.HOST_PATH),
        PolicyJudge.judge(
                strict, container("web", "other", 80, List.of(mount("/var/run/docker.sock"))))
            .refusals()
            .stream()
            .map(Judgement.Refusal::rule)
            .toList());
  }

  @Test
  void a_folder_that_is_open_opens_what_is_below_it_and_nothing_beside_it() {
    HostPolicy open =
        new HostPolicy(
            "/p",
            "",
            List.of(NamePattern.ANY),
            List.of("/srv/data"),
            List.of(PortRange.ALL),
            List.of(NamePattern.ANY),
            new TreeMap<>());
    assertTrue(PolicyJudge.judge(open, mounting("web", "/srv/data")).allows());
    assertTrue(PolicyJudge.judge(open, mounting("web", "/srv/data/a/b")).allows());
    assertFalse(PolicyJudge.judge(open, mounting("web", "/srv/database")).allows());
    assertFalse(PolicyJudge.judge(open, mounting("web", "/srv")).allows());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/etc", "/var", "/var/run/x", "/proc/1", "relative", "/srv/../etc"})
  void no_policy_can_open_a_folder_that_makes_a_container_root(String root) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new HostPolicy(
                "/p", "", List.of(), List.of(root), List.of(), List.of(), new TreeMap<>()));
  }

  @Test
  void a_policy_that_is_not_trusted_allows_nothing() {
    HostPolicy closed = HostPolicy.closed("/p", "others may write to it");
    Judgement judgement = PolicyJudge.judge(closed, container("web", "net", 80, List.of()));
    assertEquals(
        List.of(PolicyRule.UNREADABLE),
        judgement.refusals().stream().map(Judgement.Refusal::rule).toList());
    assertTrue(PolicyJudge.judgeImage(closed, "any").isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "hyperledger/*, hyperledger/fabric-peer:1.4.0, true",
    "hyperledger/*, other/hyperledger/fabric-peer, false",
    "hyperledger/*, hyperledger/a/b, false",
    "hyperledger/**, hyperledger/a/b, true",
    "**, anything/at:all, true",
    "a.c, abc, false",
    "*peer*, hyperledger/peer, false",
    "a*b*c, aXbYc, true",
    "a, ab, false"
  })
  void a_star_stops_at_a_slash(String pattern, String name, boolean matches) {
    assertEquals(matches, new NamePattern(pattern).matches(name));
  }

  @Test
  void an_exception_for_everyone_or_without_a_reason_is_none() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Exemption(
                "x", "why", Optional.of("/etc"), false, new TreeSet<>(), List.of(), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Exemption(
                "x",
                " ",
                Optional.of("/etc"),
                false,
                new TreeSet<>(List.of("peer")),
                List.of(),
                List.of()));
  }

  @Test
  void facts_come_over_the_wire_as_they_were_sent() {
    HostFacts facts = new HostFacts(BUILT_IN, Optional.of(new TreeSet<>(List.of("net_kafka1"))));
    assertEquals(facts, FactsCodec.fromProto(FactsCodec.toProto(facts)));
    HostFacts unknown = new HostFacts(HostPolicy.closed("/p", "why"), Optional.empty());
    assertEquals(unknown, FactsCodec.fromProto(FactsCodec.toProto(unknown)));
  }

  private static HostPolicy with(Exemption one) {
    return new HostPolicy(
        "/p",
        "",
        BUILT_IN.images(),
        List.of(),
        BUILT_IN.ports(),
        BUILT_IN.networks(),
        new TreeMap<>(Map.of(one.name(), one)));
  }

  private static ContainerSpec mounting(String role, String path) {
    return container(role, "net", 80, List.of(mount(path)));
  }

  private static Mount mount(String path) {
    return new Mount("/host", new MountSource.HostPath(path), false);
  }

  private static ContainerSpec container(
      String role, String network, int port, List<Mount> mounts) {
    return new ContainerSpec(
        "one1",
        role,
        Run.of("example/" + role + ":1", Map.of()),
        new Networking(
            network,
            "one1",
            List.of(),
            new TreeMap<>(),
            List.of(new PortBinding("10.0.0.1", port, port))),
        mounts,
        List.of(),
        new Gate(GateNames.RUNNING, List.of(), new TreeMap<>()));
  }
}
