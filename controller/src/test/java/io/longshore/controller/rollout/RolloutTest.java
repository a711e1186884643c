package io.longshore.controller.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Digest;
import io.longshore.controller.fleet.HostLink;
import io.longshore.controller.plan.Seen;
import io.longshore.controller.plan.Situation;
import io.longshore.controller.sample.SampleNetwork;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import io.longshore.model.HostProblem;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Phase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RolloutTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Pace at(int seconds) {
    Instant begun = Seen.NOW;
    return new Pace(begun.plusSeconds(seconds), begun.plusSeconds(600), PATIENCE, Map.of(), begun);
  }

  private static Decision next(Situation situation) {
    return Rollout.next(situation, at(1));
  }

  /** Which containers a decision gives another form, as host/name. */
  private static Set<String> moved(Situation situation, Decision decision) {
    Set<String> moved = new TreeSet<>();
    for (DesiredHost host : assertInstanceOf(Decision.Send.class, decision).hosts()) {
      DesiredHost before = situation.held().get(host.host());
      for (ContainerSpec spec : host.containers()) {
        boolean same =
            before != null
                && before
                    .container(spec.name())
                    .map(told -> before.fingerprint(told).equals(host.fingerprint(spec)))
                    .orElse(false);
        if (!same) {
          moved.add(host.host() + "/" + spec.name());
        }
      }
    }
    return moved;
  }

  private static final SampleNetwork ONE = SampleNetwork.ordering("1");
  private static final SampleNetwork TWO = SampleNetwork.ordering("2");

  @Test
  void a_cold_start_goes_everywhere_at_once() {
    Situation cold = Seen.nothing("h1", "h2", "h3").when(ONE.compiled());
    assertEquals(9, moved(cold, next(cold)).size());
  }

  @Test
  void the_first_of_a_serving_quorum_goes_alone() {
    Situation change = Seen.serving(ONE).when(TWO.compiled());
    assertEquals(Set.of("h1/zk1"), moved(change, next(change)));
  }

  @Test
  void who_does_not_serve_goes_first() {
    Situation change = Seen.serving(ONE).but("zk3", Phase.CRASHED).when(TWO.compiled());
    assertEquals(Set.of("h3/zk3"), moved(change, next(change)));
  }

  @Test
  void the_next_waits_until_the_one_before_serves() {
    Situation change =
        Seen.serving(ONE)
            .told(with("h1", "zk1", "zookeeper", 2181))
            .but("zk1", Phase.STARTING)
            .when(TWO.compiled());
    assertTrue(assertInstanceOf(Decision.Hold.class, next(change)).why().contains("h1/zk1"));
    Situation back =
        Seen.serving(ONE).told(with("h1", "zk1", "zookeeper", 2181)).when(TWO.compiled());
    assertEquals(Set.of("h2/zk2"), moved(back, next(back)));
  }

  @Test
  void the_next_waits_until_nobody_is_missing_beside_the_one_before() {
    Situation change =
        Seen.serving(ONE)
            .told(with("h1", "zk1", "zookeeper", 2181))
            .lacksOthers("zk1")
            .when(TWO.compiled());
    String why = assertInstanceOf(Decision.Hold.class, next(change)).why();
    assertTrue(why.contains("h1/zk1 (quorum: 2 of 3 serve)"), why);
  }

  @Test
  void who_serves_is_left_alone_while_somebody_is_missing_beside_it() {
    Situation change = Seen.serving(ONE).lacksOthers("zk2").when(TWO.compiled());
    String why = assertInstanceOf(Decision.Hold.class, next(change)).why();
    assertTrue(why.contains("h2/zk2 (quorum: 2 of 3 serve)"), why);
  }

  @Test
  void the_missing_one_goes_first() {
    Situation change =
        Seen.serving(ONE).but("zk3", Phase.STARTING).lacksOthers("zk1", "zk2").when(TWO.compiled());
    assertEquals(Set.of("h3/zk3"), moved(change, next(change)));
  }

  @Test
  void one_whose_host_is_still_to_act_on_an_earlier_word_goes_before_those_that_serve() {
    Situation taken = Seen.serving(ONE).holding("h3", 0).when(TWO.compiled());
    assertEquals(Set.of("h3/zk3"), moved(taken, next(taken)));
    Situation acted = Seen.serving(ONE).seenAs("zk3", "an older form").when(TWO.compiled());
    assertEquals(Set.of("h3/zk3"), moved(acted, next(acted)));
  }

  @Test
  void a_form_that_is_wanted_and_about_to_be_lost_does_not_count_as_there() {
    Situation change =
        Seen.serving(ONE)
            .told(with("h3", "zk3", "zookeeper", 2181))
            .holding("h3", 0)
            .when(TWO.compiled());
    assertTrue(assertInstanceOf(Decision.Hold.class, next(change)).why().contains("h3/zk3"));
  }

  @Test
  void a_host_that_does_not_answer_hides_whether_its_role_serves() {
    Seen unheard = Seen.serving(ONE).neverServed("zookeeper", "kafka", "orderer");
    for (String host : List.of("h1", "h2", "h3")) {
      unheard.link(host, new HostLink.NeverSeen());
    }
    assertInstanceOf(Decision.Hold.class, next(unheard.when(TWO.compiled())));
  }

  @Test
  void one_that_is_down_is_changed_while_those_changed_before_serve_and_miss_it() {
    Situation change =
        Seen.serving(ONE)
            .told(with("h1", "zk1", "zookeeper", 2181))
            .lacksOthers("zk1")
            .but("zk3", Phase.CRASHED)
            .when(TWO.compiled());
    assertEquals(Set.of("h3/zk3"), moved(change, next(change)));
  }

  @Test
  void one_that_is_down_is_left_alone_while_another_is_just_being_changed() {
    Situation change =
        Seen.serving(ONE)
            .told(with("h1", "zk1", "zookeeper", 2181))
            .but("zk1", Phase.STARTING)
            .but("zk3", Phase.CRASHED)
            .when(TWO.compiled());
    assertInstanceOf(Decision.Hold.class, next(change));
  }

  @Test
  void of_a_role_that_serves_no_more_those_that_are_down_are_changed_one_after_the_other() {
    Situation change =
        Seen.serving(ONE)
            .told(with("h1", "zk1", "zookeeper", 2181))
            .but("zk1", Phase.STARTING)
            .but("zk2", Phase.CRASHED)
            .but("zk3", Phase.CRASHED)
            .when(TWO.compiled());
    assertEquals(Set.of("h2/zk2"), moved(change, next(change)));
  }

  @Test
  void members_of_the_old_form_may_look_for_others_where_they_no_longer_are() {
    Situation change =
        Seen.serving(ONE)
            .told(with("h3", "zk3", "zookeeper", 2181))
            .lacksOthers("zk1", "zk2")
            .when(TWO.compiled());
    assertEquals(Set.of("h1/zk1"), moved(change, next(change)));
  }

  @Test
  void a_run_has_not_converged_while_somebody_is_missing() {
    Situation same = Seen.serving(ONE).lacksOthers("zk1", "zk2").when(ONE.compiled());
    assertInstanceOf(Decision.Hold.class, next(same));
    Decision.Halt halt = assertInstanceOf(Decision.Halt.class, Rollout.next(same, at(600)));
    assertEquals(Outcome.DEADLINE, halt.outcome());
    assertTrue(halt.why().contains("h1/zk1: quorum: 2 of 3 serve"), halt.why());
  }

  @Test
  void a_role_waits_for_the_role_before_it() {
    Situation change =
        Seen.serving(ONE)
            .told(TWO.desired("h1", 2))
            .told(TWO.desired("h2", 2))
            .told(TWO.desired("h3", 2))
            .told(old("h2", "kafka2", "kafka", 9092))
            .but("zk1", Phase.STARTING)
            .when(TWO.compiled());
    assertInstanceOf(Decision.Hold.class, next(change));
  }

  @Test
  void a_member_that_is_lost_halts_the_run_with_a_remedy() {
    Situation change =
        Seen.serving(ONE)
            .told(with("h1", "zk1", "zookeeper", 2181))
            .but("zk1", Phase.STARTING)
            .when(TWO.compiled());
    Decision.Halt halt = assertInstanceOf(Decision.Halt.class, Rollout.next(change, at(61)));
    assertEquals(Outcome.HALTED, halt.outcome());
    assertTrue(halt.why().contains("nothing further was changed"), halt.why());
    assertTrue(halt.remedy().contains("docker logs zk1"), halt.remedy());
  }

  @Test
  void a_member_that_cannot_go_on_ends_the_run_at_once() {
    Situation blocked = Seen.serving(ONE).but("kafka2", Phase.BLOCKED).when(ONE.compiled());
    Decision.Halt halt = assertInstanceOf(Decision.Halt.class, next(blocked));
    assertEquals(Outcome.BLOCKED, halt.outcome());
  }

  @Test
  void a_host_that_goes_on_refusing_what_it_was_told_ends_the_run() {
    Situation refusing =
        Seen.serving(ONE)
            .problem(new HostProblem("desired-refused", "desired state", "too new", "upgrade it"))
            .holding("h1", 0)
            .when(ONE.compiled());
    assertInstanceOf(Decision.Hold.class, next(refusing));
    Decision.Halt halt = assertInstanceOf(Decision.Halt.class, Rollout.next(refusing, at(4)));
    assertEquals("h1 does not take what it was told: too new", halt.why());
  }

  @Test
  void nothing_is_changed_on_a_host_that_is_silent() {
    Situation change =
        Seen.serving(ONE).link("h1", new HostLink.Silent(Seen.NOW)).when(TWO.compiled());
    assertTrue(assertInstanceOf(Decision.Hold.class, next(change)).why().contains("h1/zk1"));
  }

  @Test
  void containers_of_a_role_without_quorum_go_host_by_host() {
    SampleNetwork peers =
        new SampleNetwork("peers")
            .with("h1", "peer0", "peer", "1", 7051)
            .with("h1", "peer1", "peer", "1", 8051)
            .with("h2", "peer2", "peer", "1", 7051);
    SampleNetwork changed =
        new SampleNetwork("peers")
            .with("h1", "peer0", "peer", "2", 7051)
            .with("h1", "peer1", "peer", "2", 8051)
            .with("h2", "peer2", "peer", "2", 7051);
    Situation change = Seen.serving(peers).when(changed.compiled());
    assertEquals(Set.of("h1/peer0", "h1/peer1"), moved(change, next(change)));
  }

  @Test
  void containers_that_share_changed_files_go_together() {
    SampleNetwork before = sharing("old");
    Situation change = Seen.serving(before).when(sharing("new").compiled());
    assertEquals(Set.of("h1/orderer1", "h1/peer0"), moved(change, next(change)));
  }

  @Test
  void a_container_that_is_new_where_an_old_one_has_its_port_takes_its_place() {
    SampleNetwork renamed =
        SampleNetwork.ordering("1")
            .without("h1", "zk1")
            .with("h1", "zookeeper1", "zookeeper", "1", 2181);
    Situation change = Seen.serving(ONE).when(renamed.compiled());
    Decision.Send send = assertInstanceOf(Decision.Send.class, next(change));
    assertTrue(send.hosts().get(0).container("zk1").isEmpty(), "two cannot have one port");
  }

  @Test
  void what_is_no_longer_named_stays_until_everything_else_serves() {
    SampleNetwork less = SampleNetwork.ordering("1").without("h2", "orderer2");
    Situation waiting = Seen.serving(ONE).but("orderer1", Phase.STARTING).when(less.compiled());
    assertInstanceOf(Decision.Hold.class, next(waiting));
    Situation serving = Seen.serving(ONE).when(less.compiled());
    Decision.Send send = assertInstanceOf(Decision.Send.class, next(serving));
    assertTrue(send.hosts().get(0).container("orderer2").isEmpty());
    assertEquals(List.of("h2"), send.hosts().stream().map(DesiredHost::host).toList());
  }

  @Test
  void all_as_the_spec_says_is_done_even_at_the_deadline() {
    Situation done = Seen.serving(ONE).when(ONE.compiled());
    assertInstanceOf(Decision.Done.class, next(done));
    assertInstanceOf(Decision.Done.class, Rollout.next(done, at(600)));
  }

  @Test
  void a_generation_is_above_all_that_was_told_or_is_held() {
    Situation change = Seen.serving(ONE).told(ONE.desired("h1", 41)).when(TWO.compiled());
    Decision.Send send = assertInstanceOf(Decision.Send.class, next(change));
    assertEquals(42, send.hosts().get(0).generation());
  }

  private static DesiredHost with(String host, String container, String role, int port) {
    return SampleNetwork.ordering("1").with(host, container, role, "2", port).desired(host, 2);
  }

  private static DesiredHost old(String host, String container, String role, int port) {
    return SampleNetwork.ordering("2").with(host, container, role, "1", port).desired(host, 3);
  }

  private static SampleNetwork sharing(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    FileSet set =
        new FileSet(
            "trust",
            List.of(new FileEntry("ca.pem", 0644, new FileContent.Blob(Digest.of(bytes)))));
    Mount mount = new Mount("/trust", new MountSource.Files("trust", ""), true);
    return new SampleNetwork("sharing " + content)
        .blob("h1", bytes)
        .files("h1", set)
        .with("h1", SampleNetwork.container("orderer1", "orderer", "1", 7050, List.of(mount)))
        .with("h1", SampleNetwork.container("peer0", "peer", "1", 7051, List.of(mount)))
        .with("h1", "kafka1", "kafka", "1", 9092);
  }
}
