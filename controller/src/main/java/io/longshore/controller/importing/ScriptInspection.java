package io.longshore.controller.importing;

import io.longshore.controller.importing.script.Commands;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Scripts that start the wrong containers, or start them on the wrong host. */
final class ScriptInspection implements Inspection {
  @Override
  public void inspect(Inspected network, Findings findings) {
    Commands commands = network.setup().commands();
    commands.runs().forEach(run -> run(network, run, findings));
    commands.starts().forEach(start -> start(network, start, findings));
    unstarted(network, findings);
    TreeSet<String> told = new TreeSet<>();
    for (Located step : commands.oneWay()) {
      if (!told.add(step.place().file() + " " + step.text())) {
        continue;
      }
      findings.add(
          Defect.ONE_WAY_STEP,
          step.place(),
          "peer " + step.text() + " fails when it is run again",
          "Longshore looks first, and takes what is there for done");
    }
  }

  private static void run(Inspected network, Commands.Run run, Findings findings) {
    if (!Addresses.isHost(run.address())) {
      return;
    }
    List<Node> started = startedBy(network, run.script());
    for (Node node : started) {
      boolean here = started.stream().anyMatch(one -> one.address().equals(run.address()));
      if (!here && !node.address().equals(run.address())) {
        findings.add(
            Defect.WRONG_SCRIPT,
            run.place(),
            run.address()
                + " is told to run "
                + run.script()
                + ", which starts "
                + node.name()
                + " of "
                + node.address(),
            "each host gets what the spec places on it, without scripts");
      }
    }
  }

  private static void start(Inspected network, Located start, Findings findings) {
    String script = start.place().file();
    List<Node> started = nodesOf(network, start.text());
    boolean known =
        network.setup().folder().files().stream()
            .anyMatch(file -> isFile(file.name(), start.text()));
    if (!known) {
      findings.add(
          Defect.MISSING_FILE,
          start.place(),
          start.text() + " is brought up here, and is not there",
          "what it defines is missing, or derived from what others say of it");
    }
    Optional<Node> named = byName(network, script.substring(script.lastIndexOf('/') + 1));
    if (named.isPresent() && !started.isEmpty() && !started.contains(named.get())) {
      findings.add(
          Defect.WRONG_SCRIPT,
          start.place(),
          "by its name it starts "
              + named.get().name()
              + ", and it starts "
              + started.get(0).name(),
          "each host gets what the spec places on it, without scripts");
    }
  }

  private static void unstarted(Inspected network, Findings findings) {
    TreeSet<String> started = new TreeSet<>();
    network.setup().commands().starts().forEach(start -> started.add(start.text()));
    if (started.isEmpty()) {
      return;
    }
    for (Node node : network.nodes()) {
      node.service()
          .filter(one -> started.stream().noneMatch(file -> isFile(one.file(), file)))
          .ifPresent(
              service ->
                  findings.add(
                      Defect.MISSING_FILE,
                      service.place(),
                      "no script starts " + service.file() + ", and with it " + service.name(),
                      "each host gets what the spec places on it, without scripts"));
    }
  }

  /** What a script starts: by its commands, or where it is not there, by its name. */
  private static List<Node> startedBy(Inspected network, String script) {
    List<Node> started =
        network.setup().commands().starts().stream()
            .filter(start -> isFile(start.place().file(), script))
            .flatMap(start -> nodesOf(network, start.text()).stream())
            .toList();
    return started.isEmpty() ? byName(network, script).stream().toList() : started;
  }

  private static List<Node> nodesOf(Inspected network, String file) {
    return network.nodes().stream()
        .filter(node -> node.service().filter(one -> isFile(one.file(), file)).isPresent())
        .toList();
  }

  private static Optional<Node> byName(Inspected network, String script) {
    Node best = null;
    int longest = 0;
    for (Node node : network.nodes()) {
      String form = form(node);
      boolean longer = form.length() > longest && form.matches(".*[0-9].*");
      if (longer && (script + ".").matches(".*(?<![a-z0-9])" + form + "(?![0-9]).*")) {
        best = node;
        longest = form.length();
      }
    }
    return Optional.ofNullable(best);
  }

  /** peer0-org1 for peer0.org1.example.com, kafka3 for kafka3. */
  private static String form(Node node) {
    String label = Labels.of(node.label());
    return node.role() == Role.PEER && !node.domain().isEmpty()
        ? label + "-" + Labels.of(node.domain().split("\\.")[0])
        : label;
  }

  private static boolean isFile(String name, String wanted) {
    return name.equals(wanted) || name.endsWith("/" + wanted);
  }
}
