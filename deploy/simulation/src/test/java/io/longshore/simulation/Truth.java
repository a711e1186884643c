package io.longshore.simulation;

import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import java.util.Map;
import java.util.TreeMap;

/** Compares the engines' own containers with a spec. */
final class Truth {
  private Truth() {}

  /** What the spec wants: the version that runs, by name. */
  static Map<String, String> wanted(String spec) {
    Map<String, String> wanted = new TreeMap<>();
    for (int role = 0; role < Site.ROLES.size(); role++) {
      String version = String.valueOf(spec.charAt(role));
      if (!version.equals("-")) {
        Site.members(Site.ROLES.get(role)).forEach(name -> wanted.put(name, "runs " + version));
      }
    }
    return wanted;
  }

  /** What there is of ours on these hosts. */
  static Map<String, String> there(Iterable<SimulatedHost> hosts) {
    Map<String, String> there = new TreeMap<>();
    for (SimulatedHost host : hosts) {
      for (EngineContainer one : host.engine.world()) {
        if (one.isOf(Site.DEPLOYMENT)) {
          there.put(one.name(), words(one));
        }
      }
    }
    return there;
  }

  /** The version a container was made of. */
  static String version(EngineContainer one) {
    return one.facts().fields().getOrDefault("environment.VERSION", "?");
  }

  private static String words(EngineContainer one) {
    String state = one.state() == ContainerState.RUNNING ? "runs" : one.state().toString();
    String memory = one.facts().fields().getOrDefault("memory", "unlimited");
    return state + " " + version(one) + (memory.equals("unlimited") ? "" : " with " + memory);
  }
}
