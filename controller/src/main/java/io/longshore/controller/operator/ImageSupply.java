package io.longshore.controller.operator;

import io.longshore.controller.fleet.PreflightAnswer;
import io.longshore.controller.plan.RolloutPlan;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.Compiled;
import io.longshore.model.ImageArchive;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Has hosts bring the images that an apply needs before it begins: those of their containers, and
 * on one host what a chaincode is built with. On the loop only.
 */
final class ImageSupply {
  /** How long hosts may take to have the images, which they may have to pull. */
  private static final Duration PULLED = Duration.ofMinutes(5);

  /** As before, when archives of images have to reach them on a slow way. */
  private static final Duration ARCHIVED = Duration.ofMinutes(30);

  /** How long hosts may take to say which images they have. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Hosts hosts;

  ImageSupply(Hosts hosts) {
    this.hosts = hosts;
  }

  /** The hosts, as {@link io.longshore.controller.fleet.Links#preflight} reaches them. */
  interface Hosts {
    void preflight(
        SortedMap<String, SortedSet<String>> images,
        SortedMap<String, ImageArchive> archives,
        boolean lookOnly,
        Duration patience,
        Consumer<List<PreflightAnswer>> onDone);
  }

  /**
   * Brings them.
   *
   * @param builds chaincodes that may have to be built
   * @param onDone gets what cannot be had; called on the loop
   */
  void bring(
      RolloutPlan plan,
      Compiled wanted,
      List<ChaincodeBuild> builds,
      Consumer<List<Problem>> onDone) {
    Duration patience = patience(wanted);
    hosts.preflight(
        ImageProblems.needed(plan, wanted),
        wanted.archives(),
        false,
        patience,
        answers -> {
          List<Problem> problems = ImageProblems.of(answers, patience);
          if (problems.isEmpty() && !builds.isEmpty()) {
            look(wanted, builds, onDone);
          } else {
            onDone.accept(problems);
          }
        });
  }

  /** Only now: what peers are made of is there, and says whether they are stand-ins. */
  private void look(Compiled wanted, List<ChaincodeBuild> builds, Consumer<List<Problem>> onDone) {
    hosts.preflight(
        BuilderProblems.asked(builds, wanted),
        new TreeMap<>(),
        true,
        LOOK,
        answers ->
            new Tools(wanted, new ArrayDeque<>(BuilderProblems.without(builds, answers)), onDone)
                .next());
  }

  private static Duration patience(Compiled wanted) {
    return wanted.archives().isEmpty() ? PULLED : ARCHIVED;
  }

  /** Brings what chaincodes are built with, to one host after another until one has it. */
  private final class Tools {
    private final Compiled wanted;
    private final Deque<ChaincodeBuild> builds;
    private final Consumer<List<Problem>> onDone;
    private final List<Problem> problems = new ArrayList<>();

    Tools(Compiled wanted, Deque<ChaincodeBuild> builds, Consumer<List<Problem>> onDone) {
      this.wanted = wanted;
      this.builds = builds;
      this.onDone = onDone;
    }

    void next() {
      if (builds.isEmpty()) {
        onDone.accept(problems);
        return;
      }
      ChaincodeBuild build = builds.remove();
      bring(build, new ArrayDeque<>(build.names().keySet()), new ArrayList<>());
    }

    private void bring(ChaincodeBuild build, Deque<String> candidates, List<String> trouble) {
      if (candidates.isEmpty()) {
        problems.add(BuilderProblems.lacking(build, trouble));
        next();
        return;
      }
      Duration patience = patience(wanted);
      SortedMap<String, SortedSet<String>> asked = new TreeMap<>();
      asked.put(candidates.remove(), new TreeSet<>(build.tools()));
      hosts.preflight(
          asked,
          wanted.archives(),
          false,
          patience,
          answers -> {
            List<String> why =
                answers.stream()
                    .flatMap(answer -> BuilderProblems.trouble(answer, patience).stream())
                    .toList();
            if (why.isEmpty()) {
              next();
            } else {
              trouble.addAll(why);
              bring(build, candidates, trouble);
            }
          });
    }
  }
}
