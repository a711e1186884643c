package io.longshore.controller.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.InMemoryStateDir;
import io.longshore.controller.sample.FakeCompiler;
import io.longshore.controller.store.sql.Database;
import io.longshore.proto.v1.ChannelScope;
import io.longshore.proto.v1.Spec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlRunsTest extends RunsContract {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = new Database(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  SqlRuns store() {
    database.close();
    database = new Database(folder);
    return new SqlRuns(database);
  }

  @Test
  void runs_before_are_listed_newest_first() {
    SqlRuns store = store();
    for (int number = 1; number <= 3; number++) {
      store.begin(run(number, "one"), FakeCompiler.spec("one"));
    }
    List<Long> numbers = store.history(2).stream().map(RunRecord::number).toList();
    assertEquals(List.of(3L, 2L), numbers);
  }

  @Test
  void a_run_of_long_ago_goes_and_one_under_way_stays() {
    SqlRuns store = store();
    RunEnding end = new RunEnding(NOW, "CONVERGED", "done", "", 0);
    store.begin(run(1, "one"), FakeCompiler.spec("one"));
    store.end(run(1, "one").ended(end));
    store.begin(run(2, "two"), FakeCompiler.spec("two"));
    RunRecord late =
        new RunRecord(
            3,
            run(3, "three").specDigest(),
            NOW.plus(Duration.ofDays(500)),
            NOW.plus(Duration.ofDays(501)),
            ChannelScope.CHANNELS_ONLY,
            Optional.empty());
    store.begin(late, FakeCompiler.spec("three"));
    assertEquals(List.of(3L, 2L), store.history(9).stream().map(RunRecord::number).toList());
  }

  @Test
  void of_many_specs_the_newest_twenty_are_kept() {
    SqlRuns store = store();
    for (int number = 1; number <= 30; number++) {
      store.begin(run(number, "spec " + number), FakeCompiler.spec("spec " + number));
    }
    assertEquals(Optional.empty(), store.spec(run(10, "spec 10").specDigest()));
    Spec kept = store.spec(run(11, "spec 11").specDigest()).orElseThrow();
    assertEquals(FakeCompiler.spec("spec 11"), kept);
    assertEquals(30, store.history(100).size());
  }

  @Test
  void files_of_an_earlier_version_are_taken_over_once_and_removed() {
    InMemoryStateDir state = new InMemoryStateDir();
    RunStore files = new RunStore(state);
    files.begin(run(7, "one"), FakeCompiler.spec("one"));
    files.served(Set.of("kafka"));
    SqlRuns store = store();
    store.takeOver(files, NOW);
    assertEquals(Optional.of(run(7, "one")), store.run());
    assertEquals(Optional.of(FakeCompiler.spec("one")), store.spec(run(7, "one").specDigest()));
    assertEquals(Set.of("kafka"), store.served());
    assertEquals(Optional.empty(), new RunStore(state).run());

    new RunStore(state).begin(run(2, "old"), FakeCompiler.spec("old"));
    store.takeOver(new RunStore(state), NOW);
    assertEquals(7, store.run().orElseThrow().number());
  }

  @Test
  void a_folder_without_earlier_files_has_nothing_to_take_over() {
    SqlRuns store = store();
    store.takeOver(new RunStore(new InMemoryStateDir()), NOW);
    assertTrue(store.run().isEmpty());
    assertEquals(Set.of(), store.served());
  }
}
