package io.longshore.controller.plan;

import io.longshore.controller.fleet.HostLink;
import io.longshore.controller.fleet.HostState;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.CompiledHost;
import io.longshore.controller.workload.EngineBound;
import io.longshore.controller.workload.WorkloadKind;
import io.longshore.controller.workload.WorkloadKinds;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Hold;
import io.longshore.model.HostProblem;
import io.longshore.model.ObservedHost;
import io.longshore.model.PortBinding;
import io.longshore.model.PortInUse;
import io.longshore.policy.HostFacts;
import io.longshore.policy.HostPolicy;
import io.longshore.policy.Judgement;
import io.longshore.policy.PolicyJudge;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps a spec from being applied to the fleet as it is: found before anything is changed. */
final class Obstacles {
  private final Situation situation;
  private final Members members;
  private final List<Problem> problems = new ArrayList<>();

  private Obstacles(Situation situation, Members members) {
    this.situation = situation;
    this.members = members;
  }

  static List<Problem> of(Situation situation, Members members) {
    Obstacles obstacles = new Obstacles(situation, members);
    situation.wanted().hosts().values().stream()
        .filter(host -> !host.containers().isEmpty() || situation.held().containsKey(host.host()))
        .forEach(obstacles::host);
    return obstacles.problems;
  }

  private void host(CompiledHost host) {
    HostState known = situation.fleet().host(host.host());
    Optional<Problem> unreachable = known.link().accept(new Unreachable(host.host()));
    if (unreachable.isPresent()) {
      problems.add(unreachable.get());
      return;
    }
    if (!known.holds().isEmpty() && !known.holds().equals(situation.deployment())) {
      problems.add(
          problem(
              host.host(),
              "host " + host.host() + " holds the state of another fleet, " + known.holds(),
              "a host belongs to one fleet",
              "empty the agent's state folder on the host, if that fleet is gone for good",
              Exit.REFUSED));
    }
    if (known.observed().isEmpty()) {
      problems.add(
          problem(
              host.host(),
              "host " + host.host() + " has attached and not told what it sees yet",
              "",
              "try again in a few seconds",
              Exit.UNREACHABLE));
      return;
    }
    engine(host, known.observed().get());
    known.facts().map(HostFacts::policy).ifPresent(policy -> refusals(host, policy));
    bounds(host, known.observed().get().engine().version());
    host.containers().forEach(spec -> container(host, spec, known.observed().get()));
  }

  /** The host would refuse it: better said before anything is changed. */
  private void refusals(CompiledHost host, HostPolicy policy) {
    for (ContainerSpec spec : host.containers()) {
      for (Judgement.Refusal refusal : PolicyJudge.judge(policy, spec).refusals()) {
        problems.add(
            problem(
                host.host() + "/" + spec.name(),
                refusal.what(),
                refusal.rule().sentence(),
                refusal.remedy(),
                Exit.REFUSED));
      }
    }
  }

  private void bounds(CompiledHost host, String version) {
    for (WorkloadKind<?> kind : WorkloadKinds.ALL) {
      for (EngineBound bound : kind.engineBounds()) {
        boolean there =
            host.containers().stream().anyMatch(spec -> spec.role().equals(bound.role()));
        if (there && bound.isBrokenBy(version)) {
          problems.add(
              problem(
                  host.host(),
                  "host " + host.host() + " has Docker Engine " + version,
                  bound.rule().toString(),
                  bound.rule().fix(),
                  Exit.UNMET));
        }
      }
    }
  }

  private void engine(CompiledHost host, ObservedHost seen) {
    if (!seen.engine().answering()) {
      problems.add(
          problem(
              host.host(),
              "the Docker engine of host "
                  + host.host()
                  + " does not answer: "
                  + seen.engine().trouble(),
              "",
              "on the host: systemctl status docker",
              Exit.UNREACHABLE));
    }
  }

  private void container(CompiledHost host, ContainerSpec spec, ObservedHost seen) {
    String place = host.host() + "/" + spec.name();
    for (PortBinding port : spec.networking().ports()) {
      for (PortInUse taken : seen.portsInUse()) {
        if (port.clashesWith(new PortBinding(taken.address(), taken.port(), taken.port()))) {
          problems.add(
              problem(
                  place,
                  "port "
                      + port.hostPort()
                      + " of host "
                      + host.host()
                      + " is taken by "
                      + taken.holder(),
                  "what this fleet did not make, it does not touch",
                  "stop "
                      + taken.holder()
                      + " on "
                      + host.host()
                      + ", or give the node another port",
                  Exit.UNMET));
        }
      }
    }
    held(host, spec, seen);
    for (HostProblem told : seen.problems()) {
      if (told.code().equals(FOREIGN_NAME) && told.subject().equals(spec.name())) {
        problems.add(
            problem(
                place,
                told.what(),
                "what this fleet did not make, it does not touch",
                told.remedy(),
                Exit.UNMET));
      }
    }
  }

  private void held(CompiledHost host, ContainerSpec spec, ObservedHost seen) {
    Optional<Hold> hold = seen.hold(spec.name());
    if (hold.isEmpty()) {
      return;
    }
    boolean changes =
        members
            .on(host.host(), spec.name())
            .map(member -> FleetPlanner.step(situation, member).changes())
            .orElse(false);
    if (changes) {
      String place = host.host() + "/" + spec.name();
      problems.add(
          problem(
              place,
              place
                  + " would have to be changed, and "
                  + hold.get().by()
                  + " holds it since "
                  + hold.get().since().truncatedTo(ChronoUnit.SECONDS)
                  + ": "
                  + hold.get().reason(),
              "what a person holds is left alone",
              "controller release " + place,
              Exit.UNMET));
    }
  }

  /** The agent's word for a container of a wanted name that is not this fleet's. */
  static final String FOREIGN_NAME = "foreign-name";

  private static Problem problem(String path, String what, String rule, String remedy, Exit exit) {
    return new Problem("", 0, path, what, rule, remedy, exit);
  }

  private record Unreachable(String host) implements HostLink.Visitor<Optional<Problem>> {
    @Override
    public Optional<Problem> neverEnrolled() {
      return Optional.of(
          problem(
              host,
              "host " + host + " is not enrolled",
              "",
              "controller token "
                  + host
                  + ", then on the host: agent enrol --controller CONTROLLER:7401 --token TOKEN,"
                  + " and agent run",
              Exit.UNREACHABLE));
    }

    @Override
    public Optional<Problem> neverSeen() {
      return Optional.of(silent("host " + host + " is enrolled, and its agent is not there"));
    }

    @Override
    public Optional<Problem> attached(Instant at) {
      return Optional.empty();
    }

    @Override
    public Optional<Problem> silent(Instant last) {
      return Optional.of(silent("host " + host + " does not answer since " + last));
    }

    private Problem silent(String what) {
      return problem(
          host,
          what,
          "",
          "on the host: systemctl status longshore-agent, or start it with: agent run",
          Exit.UNREACHABLE);
    }
  }
}
