package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.link.PreflightQuestion;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.ObservedContainer;
import io.longshore.model.Phase;
import io.longshore.policy.HostPolicy;
import io.longshore.policy.NamePattern;
import io.longshore.policy.PortRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentPolicyTest {
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void begin() {
    rig = new Rig(folder).start();
  }

  private static HostPolicy images(String... patterns) {
    HostPolicy usual = HostPolicy.builtIn();
    return new HostPolicy(
        "/etc/longshore/host-policy.conf",
        "",
        List.of(patterns).stream().map(NamePattern::new).toList(),
        List.of("/srv/data"),
        List.of(PortRange.ALL),
        usual.networks(),
        new TreeMap<>());
  }

  private static ContainerSpec mounting(String path) {
    ContainerSpec plain = Specs.zookeeper();
    return new ContainerSpec(
        plain.name(),
        plain.role(),
        plain.run(),
        plain.networking(),
        List.of(new Mount("/host", new MountSource.HostPath(path), false)),
        plain.after(),
        plain.ready());
  }

  private ObservedContainer seen(String name) {
    return rig.link.last().container(name).orElseThrow();
  }

  @Test
  void what_the_policy_refuses_is_not_begun_in_any_part() {
    rig.allow(images("example/zookeeper:*", "example/kafka:*"));
    rig.send(Specs.full(1)).untilReady("zk1", "kafka1");
    rig.run(A_WHILE);
    ObservedContainer orderer = seen("orderer1");
    assertEquals(Phase.BLOCKED, orderer.phase());
    assertEquals("the host's policy does not allow image example/orderer:1", orderer.detail());
    assertTrue(orderer.remedy().contains("/etc/longshore/host-policy.conf"), orderer.remedy());
    assertTrue(
        rig.engine.journal().stream().noneMatch(call -> call.contains("orderer")),
        () -> rig.engine.journal().toString());
    assertEquals(List.of(), rig.link.asks);
    assertFalse(folder.resolve("orderer1").toFile().exists());
  }

  @Test
  void it_goes_on_once_the_owner_allows_it() {
    rig.allow(images("example/zookeeper:*", "example/kafka:*"));
    rig.send(Specs.full(1)).untilReady("zk1", "kafka1");
    rig.allow(HostPolicy.builtIn());
    rig.untilReady("orderer1");
  }

  @Test
  void what_runs_goes_on_under_a_stricter_policy_but_is_not_started_again() {
    rig.send(Specs.full(1)).untilReady("zk1", "kafka1", "orderer1");
    rig.allow(images("example/zookeeper:*", "example/kafka:*"));
    rig.run(A_WHILE);
    assertEquals(Phase.READY, seen("orderer1").phase());
    assertTrue(seen("orderer1").detail().startsWith("goes on although the host's policy"));
    rig.engine.crash("orderer1", 1);
    rig.run(A_WHILE);
    assertEquals(Phase.BLOCKED, seen("orderer1").phase());
    assertEquals(
        1, rig.engine.journal().stream().filter(call -> call.equals("start orderer1")).count());
  }

  @Test
  void a_policy_that_is_not_trusted_takes_nothing_new() {
    rig.allow(HostPolicy.closed("/etc/longshore/host-policy.conf", "others may write to it"));
    rig.run(A_WHILE);
    rig.send(Specs.full(1));
    rig.run(A_WHILE);
    assertEquals(Phase.BLOCKED, seen("zk1").phase());
    assertTrue(seen("zk1").detail().contains("others may write to it"), seen("zk1").detail());
    assertEquals(List.of(), rig.engine.journal());
  }

  @Test
  void a_link_below_an_open_folder_leads_nowhere_else() {
    rig.allow(images("**"));
    rig.rules.links.put("/srv/data/x", "/etc");
    rig.send(Specs.host(1, mounting("/srv/data/x")));
    rig.run(A_WHILE);
    assertEquals(Phase.BLOCKED, seen("zk1").phase());
    assertTrue(seen("zk1").detail().contains("mount /etc"), seen("zk1").detail());
    assertTrue(rig.engine.journal().stream().noneMatch(call -> call.startsWith("create")));
  }

  @Test
  void a_path_that_is_not_there_is_said_before_a_container_is_made() {
    rig.allow(images("**"));
    rig.rules.links.put("/srv/data/x", "");
    rig.send(Specs.host(1, mounting("/srv/data/x")));
    rig.run(A_WHILE);
    assertTrue(seen("zk1").detail().contains("is not there"), seen("zk1").detail());
  }

  @Test
  void an_image_that_is_not_allowed_is_not_fetched_for_a_preflight() {
    rig.allow(images("example/zookeeper:*"));
    rig.run(A_WHILE);
    rig.link.inbox.preflight(
        new PreflightQuestion(7, List.of("example/zookeeper:1", "evil/miner:1"), Map.of(), false));
    rig.run(A_WHILE);
    var answer = rig.link.answers.get(0);
    assertTrue(answer.images().get(0).present());
    assertEquals(
        "the host's policy does not allow image evil/miner:1", answer.images().get(1).trouble());
    assertTrue(rig.engine.journal().stream().noneMatch(call -> call.startsWith("pull")));
  }

  @Test
  void the_controller_is_told_at_once_and_after_each_change() {
    assertEquals(HostPolicy.builtIn(), rig.link.facts.get(0).policy());
    HostPolicy strict = images("example/*");
    rig.allow(strict);
    rig.run(A_WHILE);
    assertEquals(strict, rig.link.facts.get(rig.link.facts.size() - 1).policy());
    int told = rig.link.facts.size();
    rig.run(A_WHILE);
    assertEquals(told, rig.link.facts.size());
  }
}
