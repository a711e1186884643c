package io.longshore.controller.operator;

import io.longshore.controller.fleet.PreflightAnswer;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.Compiled;
import io.longshore.model.ContainerSpec;
import io.longshore.model.GateNames;
import io.longshore.proto.v1.ImageAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which chaincodes no host could build, and what is wrong then. */
final class BuilderProblems {
  private BuilderProblems() {}

  /**
   * What is asked of hosts first: whether the chaincodes' images, what they are built with, and
   * what their peers run on are there.
   */
  static SortedMap<String, SortedSet<String>> asked(List<ChaincodeBuild> builds, Compiled wanted) {
    SortedMap<String, SortedSet<String>> images = new TreeMap<>();
    for (ChaincodeBuild build : builds) {
      build
          .names()
          .forEach(
              (host, names) -> {
                SortedSet<String> asked = images.computeIfAbsent(host, name -> new TreeSet<>());
                asked.addAll(names);
                asked.addAll(build.tools());
                asked.addAll(peers(wanted, host));
              });
    }
    return images;
  }

  private static List<String> peers(Compiled wanted, String host) {
    return wanted.hosts().get(host).containers().stream()
        .filter(spec -> spec.ready().type().equals(GateNames.PEER_READY))
        .map(ContainerSpec::run)
        .map(run -> run.image())
        .toList();
  }

  /**
   * Those whose image is on none of its hosts while none has everything it is built with. Where
   * stand-ins take the place of peers there are none: stand-ins run no chaincode.
   */
  static List<ChaincodeBuild> without(List<ChaincodeBuild> builds, List<PreflightAnswer> answers) {
    SortedMap<String, Set<String>> there = new TreeMap<>();
    for (PreflightAnswer answer : answers) {
      List<ImageAnswer> images = answer.images().orElse(List.of());
      if (images.stream().anyMatch(image -> !image.getStandIn().isEmpty())) {
        return List.of();
      }
      there.put(
          answer.host(),
          images.stream()
              .filter(ImageAnswer::getPresent)
              .map(ImageAnswer::getImage)
              .collect(Collectors.toSet()));
    }
    return builds.stream()
        .filter(
            build ->
                build.names().entrySet().stream()
                    .noneMatch(
                        entry -> {
                          Set<String> has = there.getOrDefault(entry.getKey(), Set.of());
                          return has.containsAll(build.tools())
                              || entry.getValue().stream().anyMatch(has::contains);
                        }))
        .toList();
  }

  /** Why a host cannot have all that was asked of it; empty when it has. */
  static List<String> trouble(PreflightAnswer answer, Duration patience) {
    if (answer.images().isEmpty()) {
      return List.of(answer.host() + " did not answer within " + patience.toSeconds() + " s");
    }
    List<String> trouble = new ArrayList<>();
    for (ImageAnswer image : answer.images().get()) {
      if (!image.getPresent()) {
        trouble.add(answer.host() + " cannot have " + image.getImage() + ": " + image.getTrouble());
      }
    }
    return trouble;
  }

  /** No host can have what a chaincode is built with. */
  static Problem lacking(ChaincodeBuild build, List<String> trouble) {
    return new Problem(
        "",
        0,
        "chaincode " + build.chaincode(),
        "no host of its peers could build it: " + String.join("; ", trouble),
        "what a chaincode is built with, "
            + String.join(" and ", build.tools())
            + ", is on one of these hosts, in images { archives }, or can be pulled there",
        "load it on one of them, docker load < IMAGE.tar, or name its archive in images { archives"
            + " }; to leave chaincodes out: --without-chaincode",
        Exit.UNMET);
  }
}
