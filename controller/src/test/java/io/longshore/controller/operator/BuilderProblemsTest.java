package io.longshore.controller.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.fleet.PreflightAnswer;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.proto.v1.ImageAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuilderProblemsTest {
  private static final ChaincodeBuild BUILD =
      new ChaincodeBuild(
          "mycc 1.0",
          new TreeMap<>(Map.of("h1", List.of("dev-peer0-mycc"), "h2", List.of("dev-peer1-mycc"))),
          List.of("ccenv", "baseos"));

  @ParameterizedTest(name = "h1 has {0}, h2 has {1}: to be brought {2}")
  @CsvSource({
    "peer, peer, true",
    "peer ccenv, peer baseos, true",
    "peer ccenv, peer, true",
    "peer ccenv baseos, peer, false",
    "peer, peer ccenv baseos, false",
    "peer dev-peer0-mycc, peer, false",
    "peer, peer dev-peer1-mycc, false",
    "peer dev-peer1-mycc, peer, true",
    "peer=stand-in, peer, false",
    "peer, peer=stand-in, false",
    "'', '', true",
  })
  void one_host_needs_what_builds_a_chaincode_unless_its_image_is_there_or_peers_are_stand_ins(
      String first, String second, boolean lacks) {
    List<ChaincodeBuild> without =
        BuilderProblems.without(List.of(BUILD), List.of(answer("h1", first), answer("h2", second)));
    assertEquals(lacks ? List.of(BUILD) : List.of(), without);
  }

  @Test
  void a_host_that_does_not_answer_has_nothing() {
    PreflightAnswer silent = new PreflightAnswer("h1", Optional.empty());
    assertEquals(
        List.of(BUILD),
        BuilderProblems.without(List.of(BUILD), List.of(silent, answer("h2", "peer"))));
    assertEquals(
        List.of("h1 did not answer within 300 s"),
        BuilderProblems.trouble(silent, Duration.ofMinutes(5)));
  }

  @Test
  void what_no_host_can_have_is_told_with_each_hosts_trouble_and_a_remedy() {
    List<String> trouble =
        BuilderProblems.trouble(
            new PreflightAnswer(
                "h1",
                Optional.of(
                    List.of(
                        ImageAnswer.newBuilder().setImage("ccenv").setTrouble("no route").build(),
                        ImageAnswer.newBuilder().setImage("baseos").setPresent(true).build()))),
            Duration.ofMinutes(5));
    Problem problem = BuilderProblems.lacking(BUILD, trouble);
    assertEquals("chaincode mycc 1.0", problem.path());
    assertEquals(
        "no host of its peers could build it: h1 cannot have ccenv: no route", problem.what());
    assertTrue(problem.remedy().contains("docker load"), problem.remedy());
    assertTrue(problem.remedy().contains("--without-chaincode"), problem.remedy());
    assertEquals(Exit.UNMET, problem.exit());
  }

  /** A host that has these images; after = is what one says it is instead. */
  private static PreflightAnswer answer(String host, String images) {
    return new PreflightAnswer(
        host,
        Optional.of(
            Stream.of(images.split(" "))
                .filter(image -> !image.isEmpty())
                .map(image -> image.split("="))
                .map(
                    parts ->
                        ImageAnswer.newBuilder()
                            .setImage(parts[0])
                            .setPresent(true)
                            .setStandIn(parts.length > 1 ? parts[1] : "")
                            .build())
                .toList()));
  }
}
