package io.longshore.agent.fleet;

import io.longshore.agent.link.Address;
import io.longshore.agent.link.ControllerLink;
import io.longshore.base.ArtifactFolder;
import io.longshore.base.ThreadLoop;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a large fleet costs one controller: {@code deploy/bench fleet}.
 *
 * <p>The controller is the one that is shipped, in its own process. The agents are many in this
 * one: each has an agent's own link with a certificate it enrolled for, and a stand-in for its host
 * behind it. The addresses of {@link BenchSpec} must be this machine's own.
 */
public final class FleetBenchMain {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Each question has the controller look at every container, which is work too. */
  private static final Duration POLL = Duration.ofMillis(500);

  private static final Duration REST = Duration.ofSeconds(30);

  private final int hosts;
  private final Path folder;
  private final ControllerUnderLoad controller;
  private final SecureRandom random = new SecureRandom();
  private final ThreadLoop loop = new ThreadLoop("hosts", 2);
  private final List<HostStandIn> standIns = new ArrayList<>();

  private FleetBenchMain(int hosts, Path program, Path folder) {
    this.hosts = hosts;
    this.folder = folder;
    this.controller = new ControllerUnderLoad(program, folder);
  }

  /** Arguments: {@code bin/controller}, how many hosts, an empty folder, how many restarts. */
  public static void main(String[] arguments) throws Exception {
    FleetBenchMain bench =
        new FleetBenchMain(
            Integer.parseInt(arguments[1]), Path.of(arguments[0]), Path.of(arguments[2]));
    try {
      bench.run(Integer.parseInt(arguments[3]));
    } finally {
      bench.controller.kill();
    }
    System.exit(0);
  }

  private void run(int restarts) throws Exception {
    controller.start();
    until("the controller answers", () -> controller.metric(link("ATTACHED")) == 0);
    long began = System.nanoTime();
    List<TlsFiles> identities =
        new Newcomers(random).enrol(hosts, controller.state().resolve("operator"));
    said("enrolled, each with its token", began);

    began = System.nanoTime();
    begin(identities);
    until("every agent is attached", () -> controller.metric(link("ATTACHED")) == hosts);
    said("attached, at first", began);

    Path spec = folder.resolve("bench.conf");
    Files.writeString(spec, BenchSpec.of(hosts));
    command("apply, until every container serves", "apply", "--yes", spec.toString());
    command("apply again, nothing to do", "apply", "--yes", spec.toString());
    command("plan", "plan", spec.toString());
    command("status, as JSON", "status", "--json");
    rest();
    drift();
    for (int restart = 0; restart < restarts; restart++) {
      restart();
    }
    command("apply after the restart", "apply", "--yes", spec.toString());
    System.out.printf(
        Locale.ROOT, "%-44s %8.0f MiB at most%n", "the controller's memory", controller.peak());
  }

  private void begin(List<TlsFiles> identities) throws IOException {
    ArtifactFolder artifacts = new ArtifactFolder(folder.resolve("artifacts"));
    for (int host = 0; host < hosts; host++) {
      String name = BenchSpec.name(host);
      HostLoop own = new HostLoop(name, loop);
      ControllerLink link =
          new ControllerLink(
              own,
              List.of(new Address(BenchSpec.address(host), Address.LINK_PORT)),
              MutualTls.client(identities.get(host)),
              random,
              "bench",
              artifacts);
      HostStandIn standIn = new HostStandIn(name, own, Clock.systemUTC(), link);
      standIns.add(standIn);
      standIn.begin();
    }
  }

  private void rest() throws Exception {
    Thread.sleep(REST.toMillis() / 3);
    double before = controller.processor();
    double mine = ownProcessor();
    Thread.sleep(REST.toMillis());
    double share = (controller.processor() - before) / REST.toSeconds();
    System.out.printf(
        Locale.ROOT,
        "%-44s %8.1f %% of a processor, %.0f MiB, %d threads (the agents together: %.1f %%)%n",
        "at rest, the controller",
        100 * share,
        controller.resident(),
        controller.threads(),
        100 * (ownProcessor() - mine) / REST.toSeconds());
  }

  private void drift() throws Exception {
    command("drift report of the fleet, as JSON", "drift", "--json");
    until("no host has drifted", () -> controller.metric(verdict("DRIFTED")) == 0);
    long began = System.nanoTime();
    standIns.forEach(HostStandIn::drifts);
    until("every host's drift is told", () -> controller.metric(verdict("DRIFTED")) == hosts);
    said("all drift at once, until the report has all", began);
    standIns.forEach(HostStandIn::driftsNoMore);
    until("no host has drifted", () -> controller.metric(verdict("DRIFTED")) == 0);
  }

  /** As after a power cut of the controller's host alone. */
  private void restart() throws Exception {
    controller.kill();
    long began = System.nanoTime();
    double mine = ownProcessor();
    controller.start();
    until("every agent is back", () -> controller.metric(link("ATTACHED")) == hosts);
    said("attached again after kill -9 and start", began);
    System.out.printf(
        Locale.ROOT,
        "%-44s %8.1f s of the controller, %.1f s of the agents%n",
        "  processor time of that",
        controller.processor(),
        ownProcessor() - mine);
  }

  private void command(String what, String... words) throws Exception {
    Path output = folder.resolve("said");
    double before = controller.processor();
    long began = System.nanoTime();
    int code = controller.command(output, words);
    double took = seconds(began);
    System.out.printf(
        Locale.ROOT,
        "%-44s %8.2f s, exit %d, %.1f s of the controller's processor time%n",
        what,
        took,
        code,
        controller.processor() - before);
    if (code != 0) {
      Files.readAllLines(output).stream().limit(10).forEach(System.out::println);
    }
  }

  private void until(String what, Asked asked) throws Exception {
    long began = System.nanoTime();
    while (!asked.holds()) {
      if (!controller.lives()) {
        throw new IllegalStateException("the controller ended before " + what);
      }
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "not within " + PATIENCE + ": " + what + "\n" + controller.metrics());
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  private void said(String what, long began) {
    System.out.printf(Locale.ROOT, "%-44s %8.2f s, %d hosts%n", what, seconds(began), hosts);
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static double ownProcessor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis()
        / 1000.0;
  }

  private static String link(String word) {
    return "longshore_hosts{link=\"" + word + "\"}";
  }

  private static String verdict(String word) {
    return "longshore_hosts_by_verdict{verdict=\"" + word + "\"}";
  }

  private interface Asked {
    boolean holds() throws Exception;
  }
}
