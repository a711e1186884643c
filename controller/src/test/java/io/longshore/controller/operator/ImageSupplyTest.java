package io.longshore.controller.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Digest;
import io.longshore.controller.fleet.PreflightAnswer;
import io.longshore.controller.plan.RolloutPlan;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.ImageArchive;
import io.longshore.proto.v1.ImageAnswer;
import java.time.Duration;
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
import org.junit.jupiter.api.Test;

class ImageSupplyTest {
  private static final ChaincodeBuild BUILD =
      new ChaincodeBuild(
          "mycc 1.0",
          new TreeMap<>(Map.of("h1", List.of("dev-1"), "h2", List.of("dev-2"))),
          List.of("ccenv", "baseos"));

  private final FakeHosts hosts = new FakeHosts();

  @Test
  void nothing_is_asked_about_builders_when_no_chaincode_is_to_be_built() {
    assertEquals(List.of(), brought(List.of()));
    assertEquals(List.of("bring {}"), hosts.asked);
  }

  @Test
  void a_builder_that_is_there_is_not_brought() {
    hosts.has.put("h2", new TreeSet<>(Set.of("ccenv", "baseos")));
    assertEquals(List.of(), brought(List.of(BUILD)));
    assertEquals(
        List.of("bring {}", "look {h1=[baseos, ccenv, dev-1], h2=[baseos, ccenv, dev-2]}"),
        hosts.asked);
  }

  @Test
  void the_first_host_that_can_have_the_builder_gets_it_and_no_other() {
    hosts.canHave.put("h2", Set.of("ccenv", "baseos"));
    assertEquals(List.of(), brought(List.of(BUILD)));
    assertEquals(
        List.of("bring {h1=[baseos, ccenv]}", "bring {h2=[baseos, ccenv]}"),
        hosts.asked.subList(2, hosts.asked.size()));
  }

  @Test
  void each_chaincode_that_nobody_can_build_is_a_problem_that_names_every_host() {
    ChaincodeBuild other = new ChaincodeBuild("other 2", BUILD.names(), List.of("javaenv"));
    hosts.canHave.put("h1", Set.of("baseos"));
    List<Problem> problems = brought(List.of(BUILD, other));
    assertEquals(
        List.of("chaincode mycc 1.0", "chaincode other 2"),
        problems.stream().map(Problem::path).toList());
    assertTrue(
        problems.get(0).what().contains("h1 cannot have ccenv: nowhere; h2 cannot have baseos"),
        problems.get(0).what());
  }

  private List<Problem> brought(List<ChaincodeBuild> builds) {
    Digest digest = Digest.of(new byte[1]);
    SortedMap<String, CompiledHost> compiled = new TreeMap<>();
    for (String host : List.of("h1", "h2")) {
      compiled.put(
          host,
          new CompiledHost(
              host, "10.0.0.1", List.of(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
    }
    List<List<Problem>> said = new ArrayList<>();
    new ImageSupply(hosts)
        .bring(
            new RolloutPlan(digest, List.of(), List.of(), 0),
            new Compiled("net", digest, compiled, List.of(), List.of(), new TreeMap<>()),
            builds,
            said::add);
    assertEquals(1, said.size());
    return said.get(0);
  }

  /** Hosts that have some images and can have others. */
  private static final class FakeHosts implements ImageSupply.Hosts {
    final Map<String, SortedSet<String>> has = new TreeMap<>();
    final Map<String, Set<String>> canHave = new TreeMap<>();
    final List<String> asked = new ArrayList<>();

    @Override
    public void preflight(
        SortedMap<String, SortedSet<String>> images,
        SortedMap<String, ImageArchive> archives,
        boolean lookOnly,
        Duration patience,
        Consumer<List<PreflightAnswer>> onDone) {
      asked.add((lookOnly ? "look " : "bring ") + images);
      List<PreflightAnswer> answers = new ArrayList<>();
      images.forEach(
          (host, wanted) ->
              answers.add(
                  new PreflightAnswer(
                      host,
                      Optional.of(
                          wanted.stream().map(image -> answer(host, image, lookOnly)).toList()))));
      onDone.accept(answers);
    }

    private ImageAnswer answer(String host, String image, boolean lookOnly) {
      SortedSet<String> there = has.computeIfAbsent(host, name -> new TreeSet<>());
      if (!lookOnly && canHave.getOrDefault(host, Set.of()).contains(image)) {
        there.add(image);
      }
      boolean present = there.contains(image);
      return ImageAnswer.newBuilder()
          .setImage(image)
          .setPresent(present)
          .setTrouble(present ? "" : "nowhere")
          .build();
    }
  }
}
