package io.longshore.agent.loop;

import io.longshore.agent.desired.HoldStore;
import io.longshore.base.Loop;
import io.longshore.model.Hold;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes and ends holds: on disk before they are told of. A hold counts at once, its end only once
 * the end is on disk.
 */
final class Holds {
  private static final Logger LOG = LoggerFactory.getLogger(Holds.class);
  private static final Duration WRITE_AGAIN = Duration.ofSeconds(1);

  private final Loop loop;
  private final AgentState state;
  private final HoldStore store;
  private final Runnable changed;
  private SortedMap<String, Hold> wanted;
  private boolean writing;

  Holds(Loop loop, AgentState state, HoldStore store, Runnable changed) {
    this.loop = loop;
    this.state = state;
    this.store = store;
    this.changed = changed;
    wanted = new TreeMap<>();
  }

  /** What was held before this process began. */
  void begin(SortedMap<String, Hold> stored) {
    wanted = new TreeMap<>(stored);
    state.holds = wanted;
    state.handsOff = wanted.keySet();
  }

  void hold(Hold hold) {
    change(
        holds -> holds.put(hold.container(), hold),
        hold.container() + " is held by " + hold.by() + ": " + hold.reason());
  }

  void release(String container) {
    change(holds -> holds.remove(container), container + " is released");
  }

  private void change(Consumer<SortedMap<String, Hold>> how, String words) {
    SortedMap<String, Hold> next = new TreeMap<>(wanted);
    how.accept(next);
    LOG.info("{}", words);
    wanted = next;
    SortedMap<String, Hold> either = new TreeMap<>(state.holds);
    either.putAll(next);
    state.handsOff = either.keySet();
    write();
  }

  private void write() {
    if (writing) {
      return;
    }
    writing = true;
    SortedMap<String, Hold> next = wanted;
    loop.offload(
        "keep holds",
        () -> {
          store.write(next);
          return next;
        },
        (kept, thrown) -> {
          writing = false;
          if (thrown == null) {
            state.holds = kept;
            state.handsOff = kept.keySet();
            state.solved("state-not-written", "holds");
            state.solved("state-damaged", "holds");
            changed.run();
          } else {
            LOG.error("holds could not be written: {}", thrown.toString());
            state.problem(
                "state-not-written",
                "holds",
                "they could not be written: " + thrown.getMessage(),
                "make room on the host's disk");
            loop.after("write holds again", WRITE_AGAIN, this::write);
          }
          if (thrown == null && !kept.equals(wanted)) {
            write();
          }
        });
  }
}
