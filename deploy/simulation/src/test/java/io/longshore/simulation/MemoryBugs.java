package io.longshore.simulation;

import io.longshore.agent.loop.Around;
import io.longshore.base.StateDir;
import io.longshore.controller.store.Runs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Mistakes in what a controller keeps. */
final class MemoryBugs {
  static final List<PlantedBug> ALL =
      List.of(
          forgets(
              "forgets after a restart what hosts were told", name -> name.startsWith("hosts/")),
          forgets("loses a run on restart", name -> name.equals("run")),
          forgets("forgets after a restart who is denied", name -> name.startsWith("denied/")),
          new PlantedBug(
              "writes down what hosts are told one too late",
              (fleet, mistakes) -> mistakes.controllerDisk = MemoryBugs::oneBehind),
          runs("ends no run", (method, proceed) -> method.equals("end") ? null : proceed.call()),
          runs(
              "counts its runs anew",
              (method, proceed) -> method.equals("run") ? Optional.empty() : proceed.call()),
          new PlantedBug(
              "keeps no record of some deeds", (fleet, mistakes) -> mistakes.recordLoses = 3),
          new PlantedBug(
              "writes on behind the torn end of its record",
              (fleet, mistakes) -> mistakes.recordStaysTorn = true));

  private MemoryBugs() {}

  /** What was put under such names is known to this process alone. */
  private static PlantedBug forgets(String bug, Predicate<String> names) {
    return new PlantedBug(
        bug,
        (fleet, mistakes) ->
            mistakes.controllerDisk =
                disk -> {
                  Map<String, byte[]> process = new HashMap<>();
                  return Around.of(
                      StateDir.class,
                      disk,
                      (method, arguments, proceed) -> {
                        String name = (String) arguments[0];
                        if (!names.test(name)) {
                          return proceed.call();
                        }
                        if (method.equals("put")) {
                          process.put(name, (byte[]) arguments[1]);
                          return null;
                        }
                        return method.equals("get") && process.containsKey(name)
                            ? Optional.of(process.get(name))
                            : proceed.call();
                      });
                });
  }

  private static StateDir oneBehind(StateDir disk) {
    Map<String, byte[]> late = new HashMap<>();
    return Around.of(
        StateDir.class,
        disk,
        (method, arguments, proceed) -> {
          String name = (String) arguments[0];
          if (method.equals("put") && name.startsWith("hosts/")) {
            byte[] before = late.put(name, (byte[]) arguments[1]);
            if (before != null) {
              disk.put(name, before);
            }
            return null;
          }
          return proceed.call();
        });
  }

  private static PlantedBug runs(String bug, Wrong wrong) {
    return new PlantedBug(
        bug,
        (fleet, mistakes) ->
            mistakes.runs =
                runs ->
                    Around.of(
                        Runs.class,
                        runs,
                        (method, arguments, proceed) -> wrong.call(method, proceed)));
  }

  private interface Wrong {
    Object call(String method, Callable<Object> proceed) throws Exception;
  }
}
