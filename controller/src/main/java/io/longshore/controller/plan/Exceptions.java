package io.longshore.controller.plan;

import io.longshore.controller.fleet.Fleet;
import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.ContainerSpec;
import io.longshore.policy.HostFacts;
import io.longshore.policy.HostPolicy;
import io.longshore.policy.Judgement;
import io.longshore.policy.PolicyJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What containers of a spec have on their hosts although it is dangerous. */
public final class Exceptions {
  private Exceptions() {}

  /** What the spec itself excepts on a host, and what the host excepts for it, in sentences. */
  public static List<String> of(CompiledHost host, HostPolicy policy) {
    List<String> sentences = new ArrayList<>(host.exceptions());
    for (ContainerSpec spec : host.containers()) {
      for (Judgement.Grant grant : PolicyJudge.judge(policy, spec).grants()) {
        sentences.add(
            spec.name() + " " + grant.what() + " (" + grant.name() + ": " + grant.reason() + ")");
      }
    }
    return sentences;
  }

  /** One sentence for each exception and reason, with everyone who makes use of it. */
  static List<String> notes(Situation situation) {
    SortedMap<String, List<String>> users = new TreeMap<>();
    for (CompiledHost host : situation.wanted().hosts().values()) {
      policy(situation.fleet(), host.host()).ifPresent(policy -> collect(host, policy, users));
    }
    List<String> notes = new ArrayList<>();
    for (Map.Entry<String, List<String>> one : users.entrySet()) {
      notes.add(one.getKey() + ": " + String.join(", ", one.getValue()));
    }
    return notes;
  }

  private static void collect(
      CompiledHost host, HostPolicy policy, Map<String, List<String>> users) {
    for (ContainerSpec spec : host.containers()) {
      for (Judgement.Grant grant : PolicyJudge.judge(policy, spec).grants()) {
        String what =
            "By the exception " + grant.name() + " (" + grant.reason() + ") " + grant.what();
        users
            .computeIfAbsent(what, first -> new ArrayList<>())
            .add(spec.name() + " on " + host.host());
      }
    }
  }

  private static Optional<HostPolicy> policy(Fleet fleet, String host) {
    return fleet.host(host).facts().map(HostFacts::policy);
  }
}
