package io.longshore.controller.workload.plain;

import io.longshore.controller.spec.Nearest;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.workload.Names;
import io.longshore.model.GateNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Looks for breaches of {@link PlainRules}. */
final class PlainChecks {
  private static final Pattern HTTP_PATH = Pattern.compile("/[A-Za-z0-9/_.~%?&=+:@-]{0,254}");
  private static final Pattern FILE = Pattern.compile("(/[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*)+");

  private final Map<String, PlainContainer> byName = new TreeMap<>();
  private final Problems problems;

  PlainChecks(List<PlainContainer> containers, Problems problems) {
    containers.forEach(one -> byName.put(one.name(), one));
    this.problems = problems;
  }

  void check() {
    for (PlainContainer one : byName.values()) {
      if (!Names.isNodeLabel(one.name())) {
        problems.add(
            one.path(),
            PlainRules.NAME,
            "\"" + one.name() + "\" is no name for a container",
            PlainRules.NAME.fix());
      }
      String network = one.network().orElse("a");
      if (!Names.isNetwork(network)) {
        problems.add(
            one.path().then("network"),
            PlainRules.NETWORK,
            "\"" + network + "\" is no name for a network",
            PlainRules.NETWORK.fix());
      }
      gate(one);
      after(one);
      one.files().forEach(this::file);
    }
  }

  private void gate(PlainContainer one) {
    PlainGate gate = one.gate();
    boolean http = gate.type().equals(GateNames.HTTP);
    boolean running = gate.type().equals(GateNames.RUNNING);
    if (http != !gate.httpPath().isEmpty()
        || http && !HTTP_PATH.matcher(gate.httpPath()).matches()
        || running && gate.port() > 0) {
      problems.add(
          one.path().then("gate"),
          PlainRules.GATE,
          "the gate of "
              + one.name()
              + " has a port or path that a "
              + gate.type()
              + " gate has not",
          PlainRules.GATE.fix());
    }
    boolean published = one.ports().stream().anyMatch(port -> port.host() == gate.port());
    if (gate.port() > 0 && !running && !published) {
      problems.add(
          one.path().then("gate").then("port"),
          PlainRules.GATE_PORT,
          one.name() + " does not publish port " + gate.port(),
          PlainRules.GATE_PORT.fix());
    }
  }

  private void after(PlainContainer one) {
    for (String name : one.after()) {
      PlainContainer other = byName.get(name);
      if (other == null) {
        problems.add(
            one.path().then("after"),
            PlainRules.AFTER,
            "\"" + name + "\" is none of containers { }",
            Nearest.remedy(name, byName.keySet()));
      } else if (!other.gate().seenFromAfar()) {
        problems.add(
            one.path().then("after"),
            PlainRules.AFTER_GATE,
            one.name() + " comes after " + name + ", whose gate is " + other.gate().type(),
            "write gate { type = tcp, port = … } for " + name);
      }
    }
    if (follows(one, one.name())) {
      problems.add(
          one.path().then("after"),
          PlainRules.AFTER,
          one.name() + " comes after itself",
          PlainRules.AFTER.fix());
    }
  }

  private boolean follows(PlainContainer from, String name) {
    Deque<String> open = new ArrayDeque<>(from.after());
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String next = open.pop();
      if (next.equals(name)) {
        return true;
      }
      if (seen.add(next) && byName.containsKey(next)) {
        open.addAll(byName.get(next).after());
      }
    }
    return false;
  }

  private void file(PlainFile file) {
    boolean named = file.target().length() <= 250 && FILE.matcher(file.target()).matches();
    if (!named || file.content().isEmpty() || file.mode() < 0) {
      problems.add(
          file.path(),
          PlainRules.FILE,
          "\"" + file.target() + "\" is no file: its path, its content or its mode is wrong",
          PlainRules.FILE.fix());
    }
  }
}
