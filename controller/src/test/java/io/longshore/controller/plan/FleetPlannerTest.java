package io.longshore.controller.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.fleet.HostLink;
import io.longshore.controller.sample.SampleNetwork;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.model.HostProblem;
import io.longshore.model.Phase;
import io.longshore.model.PortInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FleetPlannerTest {
  private static final Path GOLDEN = Path.of("src/test/resources/plan");

  static Stream<Arguments> plans() {
    SampleNetwork changed =
        SampleNetwork.ordering("1")
            .without("h1", "orderer1")
            .with("h1", "kafka1", "kafka", "2", 9092)
            .with("h2", "kafka2", "kafka", "2", 9092)
            .with("h3", "kafka3", "kafka", "2", 9092)
            .with("h1", "peer0", "peer", "1", 7051)
            .note("peer0 is given the engine's socket");
    return Stream.of(
        Arguments.of(
            "cold-start",
            Seen.nothing("h1", "h2", "h3").when(SampleNetwork.ordering("1").compiled())),
        Arguments.of(
            "rolling-change", Seen.serving(SampleNetwork.ordering("1")).when(changed.compiled())),
        Arguments.of(
            "unready-first",
            Seen.serving(SampleNetwork.ordering("1"))
                .but("zk3", Phase.CRASHED)
                .but("kafka2", Phase.STARTING)
                .when(SampleNetwork.ordering("2").compiled())),
        Arguments.of(
            "never-served",
            Seen.serving(SampleNetwork.ordering("1"))
                .neverServed("orderer")
                .but("orderer1", Phase.STARTING)
                .but("orderer2", Phase.CRASHED)
                .but("orderer3", Phase.WAITING)
                .when(SampleNetwork.ordering("2").compiled())),
        Arguments.of(
            "half-done",
            Seen.serving(SampleNetwork.ordering("1"))
                .but("zk2", Phase.WAITING)
                .but("orderer3", Phase.PREPARING)
                .when(SampleNetwork.ordering("1").compiled())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plans")
  void a_plan_is_as_its_golden_file_says(String name, Situation situation) throws IOException {
    Planning planning = FleetPlanner.plan(situation);
    assertEquals(List.of(), planning.problems());
    String text = PlanText.of(planning.plan());
    Path file = GOLDEN.resolve(name + ".txt");
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, text);
    }
    assertEquals(Files.readString(file), text);
  }

  @Test
  void what_is_as_the_spec_says_is_left_alone() {
    Planning planning =
        FleetPlanner.plan(
            Seen.serving(SampleNetwork.ordering("1")).when(SampleNetwork.ordering("1").compiled()));
    assertTrue(planning.settled());
    assertFalse(planning.plan().changes());
    assertEquals(9, planning.plan().unchanged());
  }

  @Test
  void a_plan_has_one_digest_and_another_plan_another() {
    Situation cold = Seen.nothing("h1", "h2", "h3").when(SampleNetwork.ordering("1").compiled());
    Situation other = Seen.nothing("h1", "h2", "h3").when(SampleNetwork.ordering("2").compiled());
    assertEquals(FleetPlanner.plan(cold).plan().digest(), FleetPlanner.plan(cold).plan().digest());
    assertNotEquals(
        FleetPlanner.plan(cold).plan().digest(), FleetPlanner.plan(other).plan().digest());
  }

  static Stream<Arguments> obstacles() {
    return Stream.of(
        Arguments.of(
            "host h2 is not enrolled",
            Exit.UNREACHABLE,
            "h2",
            fresh().link("h2", new HostLink.NeverEnrolled())),
        Arguments.of(
            "host h2 is enrolled, and its agent is not there",
            Exit.UNREACHABLE,
            "h2",
            fresh().link("h2", new HostLink.NeverSeen())),
        Arguments.of(
            "host h2 does not answer since 2026-01-01T12:00:00Z",
            Exit.UNREACHABLE,
            "h2",
            fresh().link("h2", new HostLink.Silent(Seen.NOW))),
        Arguments.of(
            "port 9092 of host h1 is taken by the container web",
            Exit.UNMET,
            "h1/kafka1",
            fresh().taken(new PortInUse("127.0.0.1", 9092, "the container web"))),
        Arguments.of(
            "a container called zk1 is not this fleet's",
            Exit.UNMET,
            "h1/zk1",
            fresh()
                .problem(
                    new HostProblem(
                        "foreign-name",
                        "zk1",
                        "a container called zk1 is not this fleet's",
                        "docker rm zk1"))),
        Arguments.of(
            "the Docker engine of host h1 does not answer: connection refused",
            Exit.UNREACHABLE,
            "h1",
            fresh().engineSilent()),
        Arguments.of(
            "host h1 holds the state of another fleet, other",
            Exit.REFUSED,
            "h1",
            fresh().holdsStateOf("other")));
  }

  private static Seen fresh() {
    return Seen.nothing("h1", "h2", "h3");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("obstacles")
  void what_stands_in_the_way_is_said_with_place_exit_code_and_remedy(
      String what, Exit exit, String path, Seen seen) {
    Planning planning = FleetPlanner.plan(seen.when(SampleNetwork.ordering("1").compiled()));
    Problem problem = planning.problems().get(0);
    assertEquals(what, problem.what());
    assertEquals(exit, problem.exit());
    assertEquals(path, problem.path());
    assertFalse(problem.remedy().isEmpty());
  }
}
