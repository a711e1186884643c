package io.longshore.agent.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest events of an engine, bounded; written by one thread and read by another. */
final class RecentEvents {
  static final int AT_MOST = 256;

  private final Deque<EngineEvent> events = new ArrayDeque<>();

  synchronized void add(EngineEvent event) {
    events.addLast(event);
    if (events.size() > AT_MOST) {
      events.removeFirst();
    }
  }

  /** Oldest first. */
  synchronized List<EngineEvent> latest() {
    return List.copyOf(events);
  }
}
