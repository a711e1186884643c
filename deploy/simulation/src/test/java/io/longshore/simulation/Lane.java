package io.longshore.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One direction of one stream: what is sent arrives in order, late while the way is shut. */
final class Lane {
  private final World world;
  private final List<Letter> waiting = new ArrayList<>();
  private Duration last = Duration.ZERO;
  private boolean shut;

  Lane(World world, boolean shut) {
    this.world = world;
    this.shut = shut;
  }

  /** Lets this happen at the receiver once it has arrived. */
  void send(Process receiver, int slowest, Runnable arrival) {
    Letter letter = new Letter(receiver, slowest, arrival);
    if (shut) {
      waiting.add(letter);
    } else {
      deliver(letter);
    }
  }

  /** Nothing arrives while it is shut; what was kept back arrives once it is open. */
  void shut(boolean now) {
    shut = now;
    if (!now) {
      waiting.forEach(this::deliver);
      waiting.clear();
    }
  }

  boolean shut() {
    return shut;
  }

  private void deliver(Letter letter) {
    Duration at = world.now().plus(Duration.ofMillis(1)).plus(world.millis(letter.slowest));
    last = at.compareTo(last) > 0 ? at : last;
    letter.receiver.after("wire " + world.next(), last.minus(world.now()), letter.arrival);
  }

  private record Letter(Process receiver, int slowest, Runnable arrival) {}
}
