package io.longshore.controller.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Digest;
import io.longshore.controller.plan.Member;
import io.longshore.controller.plan.Members;
import io.longshore.controller.plan.Standing;
import io.longshore.controller.sample.SampleNetwork;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.ObservedContainer;
import io.longshore.model.Phase;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NetworkProblemsTest {
  @Test
  void nothing_keeps_a_network_that_is_up_from_having_channels() {
    assertEquals(List.of(), problems(member("peer0", Standing.READY, true, "")));
  }

  @Test
  void stand_ins_are_refused_in_one_sentence_whatever_else_is_wrong() {
    List<Problem> problems =
        problems(
            member("peer0", Standing.READY, true, "a test double"),
            member("peer1", Standing.COMING, true, "a test double"),
            member("peer2", Standing.COMING, true, ""));
    assertEquals(1, problems.size());
    assertEquals("h1/peer0, h1/peer1", problems.get(0).path());
    assertTrue(problems.get(0).what().contains("stand-ins create no channels"));
    assertEquals(Exit.UNMET, problems.get(0).exit());
  }

  @Test
  void what_is_not_ready_is_named_with_the_command_that_shows_it() {
    List<Problem> problems =
        problems(
            member("peer0", Standing.READY, true, ""),
            member("peer1", Standing.COMING, true, ""),
            member("peer2", Standing.NEW, true, ""),
            member("peer3", Standing.COMING, false, ""));
    assertEquals(
        List.of("h1/peer1", "h1/peer2", "h1/peer3"), problems.stream().map(Problem::path).toList());
    assertEquals("see: controller status", problems.get(0).remedy());
    assertTrue(problems.get(1).remedy().contains("controller apply"));
    assertEquals(
        List.of(Exit.UNMET, Exit.UNMET, Exit.UNREACHABLE),
        problems.stream().map(Problem::exit).toList());
  }

  private static List<Problem> problems(Member... members) {
    return NetworkProblems.of(new Members(List.of(members), List.of("peer")));
  }

  private static Member member(String name, Standing standing, boolean answers, String standIn) {
    ContainerSpec plain = SampleNetwork.container(name, "peer", "1", 7051, List.of());
    ContainerSpec spec =
        new ContainerSpec(
            plain.name(),
            plain.role(),
            plain.run(),
            plain.networking(),
            plain.mounts(),
            plain.after(),
            new Gate(
                GateNames.PEER_READY,
                List.of(new GateTarget(name, "192.168.31.86", 7051, "")),
                new TreeMap<>()));
    ObservedContainer seen =
        new ObservedContainer(
            name,
            "peer",
            standing == Standing.READY ? Phase.READY : Phase.STARTING,
            Optional.empty(),
            "c1",
            "i1",
            "",
            Optional.empty(),
            0,
            0,
            List.of(),
            "",
            "",
            standIn);
    return new Member(
        "h1", spec, Digest.of(new byte[1]), standing, answers, true, Optional.of(seen));
  }
}
