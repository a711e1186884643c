package io.longshore.controller.operator;

import io.longshore.controller.fleet.PreflightAnswer;
import io.longshore.controller.plan.PlanStep;
import io.longshore.controller.plan.RolloutPlan;
import io.longshore.controller.plan.StepAction;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.Compiled;
import io.longshore.model.ContainerSpec;
import io.longshore.model.ImageArchive;
import io.longshore.proto.v1.ImageAnswer;
import io.longshore.proto.v1.PlanReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which images an apply needs where, and what is wrong when hosts cannot have them. */
final class ImageProblems {
  private ImageProblems() {}

  /** The images of containers that would be made, by host; hosts that need none are left out. */
  static SortedMap<String, SortedSet<String>> needed(RolloutPlan plan, Compiled wanted) {
    SortedMap<String, SortedSet<String>> images = new TreeMap<>();
    for (PlanStep step : plan.steps()) {
      if (step.action() == StepAction.CREATE || step.action() == StepAction.RECREATE) {
        wanted.hosts().get(step.host()).containers().stream()
            .filter(spec -> spec.name().equals(step.container()))
            .map(ContainerSpec::run)
            .forEach(
                run ->
                    images.computeIfAbsent(step.host(), host -> new TreeSet<>()).add(run.image()));
      }
    }
    return images;
  }

  /** Those of them that are to be had from archives. */
  static SortedMap<String, SortedSet<String>> archived(RolloutPlan plan, Compiled wanted) {
    SortedMap<String, SortedSet<String>> images = new TreeMap<>();
    needed(plan, wanted)
        .forEach(
            (host, needs) -> {
              SortedSet<String> archived = new TreeSet<>(needs);
              archived.retainAll(wanted.archives().keySet());
              if (!archived.isEmpty()) {
                images.put(host, archived);
              }
            });
    return images;
  }

  /** A plan that also says which host is to load which image. */
  static PlanReply withLoads(
      PlanReply plan, List<PreflightAnswer> answers, SortedMap<String, ImageArchive> archives) {
    PlanReply.Builder more = plan.toBuilder();
    for (PreflightAnswer answer : answers) {
      for (ImageAnswer image : answer.images().orElse(List.of())) {
        if (!image.getPresent()) {
          more.getPlanBuilder()
              .addNotes(
                  "load image "
                      + image.getImage()
                      + " on "
                      + answer.host()
                      + ", from an archive of "
                      + (archives.get(image.getImage()).size() + (1 << 20) - 1 >> 20)
                      + " MB");
        }
      }
    }
    return more.build();
  }

  /** One problem for each image that some host cannot have, and for each host without an answer. */
  static List<Problem> of(List<PreflightAnswer> answers, Duration patience) {
    List<Problem> problems = new ArrayList<>();
    Map<String, List<String>> lacking = new TreeMap<>();
    Map<String, Integer> having = new TreeMap<>();
    for (PreflightAnswer answer : answers) {
      if (answer.images().isEmpty()) {
        problems.add(silent(answer.host(), patience));
      }
      for (ImageAnswer image : answer.images().orElse(List.of())) {
        if (image.getPresent()) {
          having.merge(image.getImage(), 1, Integer::sum);
        } else {
          lacking
              .computeIfAbsent(image.getImage(), name -> new ArrayList<>())
              .add(answer.host() + ": " + image.getTrouble());
        }
      }
    }
    lacking.forEach(
        (image, hosts) -> problems.add(lacking(image, hosts, having.containsKey(image))));
    return problems;
  }

  private static Problem lacking(String image, List<String> hosts, boolean elsewhere) {
    String who = elsewhere ? "not every host has it" : "nobody has it";
    return new Problem(
        "",
        0,
        image,
        "image " + image + ": " + who + ": " + String.join("; ", hosts),
        "an image is on the host, or the host's engine can pull it",
        "put it into a registry the hosts reach, or load it on each: docker load < IMAGE.tar",
        Exit.UNMET);
  }

  private static Problem silent(String host, Duration patience) {
    return new Problem(
        "",
        0,
        host,
        "host " + host + " did not answer within " + patience.toSeconds() + " s about its images",
        "",
        "on the host: journalctl -u longshore-agent",
        Exit.UNREACHABLE);
  }
}
