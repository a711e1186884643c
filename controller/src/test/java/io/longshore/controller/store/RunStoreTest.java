package io.longshore.controller.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.longshore.base.FailureException;
import io.longshore.base.InMemoryStateDir;
import io.longshore.controller.sample.FakeCompiler;
import io.longshore.controller.sample.SampleNetwork;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunStoreTest extends RunsContract {
  private final InMemoryStateDir state = new InMemoryStateDir();

  @Override
  RunStore store() {
    return new RunStore(state);
  }

  @ParameterizedTest(name = "write {0} is the last")
  @ValueSource(ints = {0, 1})
  void a_crash_while_a_spec_is_accepted_leaves_the_one_before(int write) {
    RunStore store = new RunStore(state);
    store.begin(run(1, "one"), FakeCompiler.spec("one"));
    state.failPutAfter(write);
    assertThrows(
        FailureException.class, () -> store.begin(run(2, "two"), FakeCompiler.spec("two")));
    RunStore after = new RunStore(state);
    assertEquals(Optional.of(run(1, "one")), after.run());
    assertEquals(Optional.of(FakeCompiler.spec("one")), after.spec(after.run().get().specDigest()));
  }

  @Test
  void the_spec_before_is_kept_and_older_ones_are_not() {
    RunStore store = new RunStore(state);
    for (String spec : new String[] {"one", "two", "three"}) {
      store.begin(run(1, spec), FakeCompiler.spec(spec));
    }
    assertEquals(Optional.empty(), store.spec(run(1, "one").specDigest()));
    assertEquals(Optional.of(FakeCompiler.spec("two")), store.spec(run(1, "two").specDigest()));
  }

  @Test
  void damaged_state_is_never_read_as_no_state() {
    new RunStore(state).end(run(1, "one"));
    state.damage("run");
    assertThrows(FailureException.class, () -> new RunStore(state).run());
    new DesiredStore(state).put(SampleNetwork.ordering("1").desired("h1", 4));
    assertEquals(4, new DesiredStore(state).held("h1").orElseThrow().generation());
    state.damage("hosts/h1.desired");
    assertThrows(FailureException.class, () -> new DesiredStore(state));
  }
}
