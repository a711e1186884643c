package io.longshore.simulation;

import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import java.util.Set;
import java.util.TreeSet;

/** Containers that end again and again, soon after each start; those of version x among them. */
final class Crashes {
  private final Fleet fleet;
  private final Set<String> looping = new TreeSet<>();

  Crashes(Fleet fleet) {
    this.fleet = fleet;
  }

  /** From now on it does, or no longer. */
  void loop(String name, boolean now) {
    if (now) {
      looping.add(name);
    } else {
      looping.remove(name);
    }
  }

  /** All but those of version x go on running from now on. */
  void none() {
    looping.clear();
  }

  /** Lets the running ones end after a while. */
  void look() {
    for (SimulatedHost host : fleet.hosts.values()) {
      for (EngineContainer one : host.engine.world()) {
        boolean ends = Truth.version(one).equals("x") || looping.contains(one.name());
        if (ends && one.isOf(Site.DEPLOYMENT) && one.state() == ContainerState.RUNNING) {
          fleet.world.loop.after(
              "crash " + one.name(), fleet.world.millis(1000), () -> crash(host, one.name()));
        }
      }
    }
  }

  private void crash(SimulatedHost host, String name) {
    boolean runs =
        host.engine.look(name).filter(one -> one.state() == ContainerState.RUNNING).isPresent();
    if (runs) {
      fleet.disturb(name);
      host.engine.crash(name, 1, "again");
    }
  }
}
