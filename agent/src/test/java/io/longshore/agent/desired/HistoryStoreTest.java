package io.longshore.agent.desired;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.agent.engine.LastRun;
import io.longshore.agent.reconcile.RestartHistory;
import io.longshore.base.InMemoryStateDir;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoryStoreTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final RestartHistory STARTED =
      RestartHistory.NONE
          .started("zk1", LastRun.NONE, NOW)
          .started("peer0.org1.example.com", LastRun.NONE, NOW.plusMillis(1));

  private final InMemoryStateDir disk = new InMemoryStateDir();
  private final HistoryStore store = new HistoryStore(disk);

  @Test
  void what_is_written_is_read() throws IOException {
    assertEquals(RestartHistory.NONE, store.load());
    RestartHistory history =
        STARTED.serving(new TreeMap<>(Map.of("zk1", NOW.plusNanos(5_000_001), "couchdb", NOW)));
    store.write(history);
    assertEquals(history, store.load());
  }

  @Test
  void one_of_an_agent_that_did_not_know_who_served_is_read() throws IOException {
    long millis = NOW.toEpochMilli();
    String text = "peer0.org1.example.com " + (millis + 1) + " 1 0\nzk1 " + millis + " 1 0\n";
    disk.put("restarts", text.getBytes(UTF_8));
    assertEquals(STARTED, store.load());
  }

  @Test
  void one_that_makes_no_sense_only_costs_pauses() throws IOException {
    for (String text : new String[] {"zk1", "zk1 served", "zk1 server 1", "zk1 served soon"}) {
      disk.put("restarts", text.getBytes(UTF_8));
      assertEquals(RestartHistory.NONE, store.load(), text);
    }
  }
}
