package io.longshore.controller.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.base.Digest;
import io.longshore.controller.sample.FakeCompiler;
import io.longshore.proto.v1.ChannelScope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of runs does. */
abstract class RunsContract {
  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  /** The store as a process finds it that starts now. */
  abstract Runs store();

  static RunRecord run(long number, String spec) {
    return new RunRecord(
        number,
        Digest.of(spec.getBytes(StandardCharsets.UTF_8)),
        NOW,
        NOW.plusSeconds(600),
        ChannelScope.CHANNELS_ONLY,
        Optional.empty());
  }

  @Test
  void nothing_is_found_before_the_first_run() {
    assertEquals(Optional.empty(), store().run());
    assertEquals(Optional.empty(), store().spec(run(1, "one").specDigest()));
  }

  @Test
  void the_newest_run_and_the_specs_of_it_and_the_one_before_are_found_again() {
    Runs store = store();
    long number = 0;
    for (String spec : new String[] {"one", "two", "three"}) {
      number++;
      store.begin(run(number, spec), FakeCompiler.spec(spec));
    }
    Runs after = store();
    assertEquals(Optional.of(run(3, "three")), after.run());
    assertEquals(Optional.of(FakeCompiler.spec("three")), after.spec(run(3, "three").specDigest()));
    assertEquals(Optional.of(FakeCompiler.spec("two")), after.spec(run(2, "two").specDigest()));
  }

  @Test
  void an_ending_is_found_again_word_for_word() {
    RunRecord ended =
        run(3, "one")
            .ended(new RunEnding(NOW, "HALTED", "a \\ and\na new line", "docker logs x", 5));
    store().end(ended);
    assertEquals(Optional.of(ended), store().run());
  }

  @Test
  void roles_that_served_are_remembered() {
    assertEquals(Set.of(), store().served());
    store().served(Set.of("kafka", "zookeeper"));
    assertEquals(Set.of("kafka", "zookeeper"), store().served());
    store().served(Set.of("zookeeper"));
    assertEquals(Set.of("zookeeper"), store().served());
  }
}
