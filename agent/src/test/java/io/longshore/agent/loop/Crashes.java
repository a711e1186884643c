package io.longshore.agent.loop;

import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Containers that end again and again, soon after each start. */
final class Crashes {
  private final HostSimulation host;
  private final Random random;
  private final Set<String> looping = new TreeSet<>();

  Crashes(HostSimulation host, Random random) {
    this.host = host;
    this.random = random;
  }

  /** From now on it does, or no longer. */
  void loop(String name, boolean now) {
    if (now) {
      looping.add(name);
    } else {
      looping.remove(name);
    }
  }

  /** All go on running from now on. */
  void none() {
    looping.clear();
  }

  /** Lets the running ones end after a while. */
  void look() {
    for (String name : looping) {
      if (host.rig.runs(name)) {
        int wait = random.nextInt(3000);
        host.rig.loop.after("crash " + name, Duration.ofMillis(wait), () -> crash(name));
      }
    }
  }

  private void crash(String name) {
    if (host.rig.runs(name)) {
      host.rules.touched(name);
      host.rig.engine.crash(name, 1, "again");
    }
  }
}
