package io.longshore.agent.loop;

import io.longshore.agent.gate.GateReading;
import io.longshore.agent.link.Inbox;
import io.longshore.agent.link.Link;
import io.longshore.base.DamagedStateException;
import io.longshore.base.StateDir;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Ways to lose what was to be kept, to believe what was not said, and to misread a gate. */
final class StateBugs {
  static final List<PlantedBug> ALL =
      List.of(
          new PlantedBug(
              "forgets to force the disk", (rig, parts) -> parts.host = StateBugs::inMemory),
          new PlantedBug(
              "says it holds what it has yet to write",
              (rig, parts) -> parts.process = StateBugs::inMemory),
          process("renames before the content is there", StateBugs::emptyAtFirst),
          process("resets the history of restarts", puts("restarts")),
          process("forgets keys", gets("identities/")),
          process("takes damaged state for none", StateBugs::damagedIsNone),
          new PlantedBug(
              "gives messages numbers of its own, so that late ones count",
              (rig, parts) -> parts.link = StateBugs::numbersItself),
          new PlantedBug(
              "takes a gate that cannot be read for an open one",
              (rig, parts) ->
                  parts.gates =
                      reader ->
                          (gate, context) -> {
                            GateReading reading = reader.read(gate, context);
                            return reading.verdict() == Verdict.UNKNOWN
                                ? new GateReading(Verdict.PASS, "why not")
                                : reading;
                          }));

  private StateBugs() {}

  private static PlantedBug process(String name, UnaryOperator<StateDir> wrong) {
    return new PlantedBug(name, (rig, parts) -> parts.process = wrong);
  }

  /** What is put is found again, for as long as this lives. */
  private static StateDir inMemory(StateDir disk) {
    TreeMap<String, byte[]> memory = new TreeMap<>();
    return Around.of(
        StateDir.class,
        disk,
        (method, arguments, proceed) -> {
          if (method.equals("put")) {
            memory.put((String) arguments[0], (byte[]) arguments[1]);
            return null;
          }
          boolean known = method.equals("get") && memory.containsKey(arguments[0]);
          return known ? Optional.of(memory.get(arguments[0])) : proceed.call();
        });
  }

  /** Whoever interrupts a write finds an empty file. */
  private static StateDir emptyAtFirst(StateDir disk) {
    return Around.of(
        StateDir.class,
        disk,
        (method, arguments, proceed) -> {
          if (method.equals("put")) {
            disk.put((String) arguments[0], new byte[0]);
          }
          return proceed.call();
        });
  }

  private static UnaryOperator<StateDir> puts(String dropped) {
    return disk ->
        Around.of(
            StateDir.class,
            disk,
            (method, arguments, proceed) ->
                method.equals("put") && arguments[0].equals(dropped) ? null : proceed.call());
  }

  private static UnaryOperator<StateDir> gets(String hidden) {
    return disk ->
        Around.of(
            StateDir.class,
            disk,
            (method, arguments, proceed) ->
                method.equals("get") && ((String) arguments[0]).startsWith(hidden)
                    ? Optional.empty()
                    : proceed.call());
  }

  private static StateDir damagedIsNone(StateDir disk) {
    return Around.of(
        StateDir.class,
        disk,
        (method, arguments, proceed) -> {
          try {
            return proceed.call();
          } catch (DamagedStateException damaged) {
            return Optional.empty();
          }
        });
  }

  private static Link numbersItself(Link link) {
    long[] number = {1000};
    return Around.of(
        Link.class,
        link,
        (method, arguments, proceed) -> {
          if (!method.equals("open")) {
            return proceed.call();
          }
          Inbox inbox = (Inbox) arguments[0];
          link.open(
              Around.of(
                  Inbox.class,
                  inbox,
                  (name, told, go) -> {
                    if (!name.equals("desired")) {
                      return go.call();
                    }
                    DesiredHost one = (DesiredHost) told[0];
                    inbox.desired(
                        Specs.host(
                            Math.max(++number[0], one.generation()),
                            one.containers().toArray(new ContainerSpec[0])));
                    return null;
                  }));
          return null;
        });
  }
}
