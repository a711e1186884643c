package io.longshore.agent.desired;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.agent.reconcile.RestartHistory;
import io.longshore.base.DamagedStateException;
import io.longshore.base.StateDir;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the history of restarts, so that killing the agent does not shorten a pause, and the next
 * one knows what has served.
 */
public final class HistoryStore {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryStore.class);
  private static final String NAME = "restarts";
  private static final String SERVED = "served";

  private final StateDir state;

  /** A history in this state. */
  public HistoryStore(StateDir state) {
    this.state = state;
  }

  /** The history; an unreadable one only costs pauses, so it counts as none. */
  public RestartHistory load() throws IOException {
    try {
      Optional<byte[]> stored = state.get(NAME);
      SortedMap<String, RestartHistory.Starts> starts = new TreeMap<>();
      SortedMap<String, Instant> served = new TreeMap<>();
      stored.ifPresent(
          bytes -> new String(bytes, UTF_8).lines().forEach(line -> read(line, starts, served)));
      return new RestartHistory(starts, served);
    } catch (DamagedStateException | IllegalArgumentException damaged) {
      LOG.warn("the history of restarts is damaged and begins anew: {}", damaged.getMessage());
      return RestartHistory.NONE;
    }
  }

  /** Stores the history durably. */
  public void write(RestartHistory history) throws IOException {
    StringBuilder text = new StringBuilder();
    history
        .byContainer()
        .forEach(
            (name, starts) ->
                text.append(name)
                    .append(' ')
                    .append(starts.latest().toEpochMilli())
                    .append(' ')
                    .append(starts.inARow())
                    .append(' ')
                    .append(starts.again())
                    .append('\n'));
    history
        .served()
        .forEach(
            (name, startedAt) ->
                text.append(name)
                    .append(' ')
                    .append(SERVED)
                    .append(' ')
                    .append(startedAt.toEpochMilli())
                    .append('\n'));
    state.put(NAME, text.toString().getBytes(UTF_8));
  }

  private static void read(
      String line,
      SortedMap<String, RestartHistory.Starts> starts,
      SortedMap<String, Instant> served) {
    String[] words = line.split(" ");
    if (words.length == 3 && words[1].equals(SERVED)) {
      served.put(words[0], moment(words[2]));
    } else if (words.length == 4) {
      starts.put(
          words[0],
          new RestartHistory.Starts(
              moment(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3])));
    } else {
      throw new IllegalArgumentException("not a line of a history: " + line);
    }
  }

  private static Instant moment(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }
}
