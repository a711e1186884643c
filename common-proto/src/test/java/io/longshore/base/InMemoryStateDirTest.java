package io.longshore.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InMemoryStateDirTest extends StateDirContract {
  @Override
  StateDir state() {
    return new InMemoryStateDir();
  }

  @Test
  void refuses_the_chosen_put_once() throws IOException {
    InMemoryStateDir state = new InMemoryStateDir();
    state.failPutAfter(1);
    state.put("a", new byte[0]);
    assertThrows(IOException.class, () -> state.put("b", new byte[0]));
    assertEquals(Optional.empty(), state.get("b"));
    state.put("b", new byte[0]);
    assertEquals(2, state.puts());
  }

  @Test
  void damaged_is_not_absent() throws IOException {
    InMemoryStateDir state = new InMemoryStateDir();
    state.damage("a");
    assertThrows(DamagedStateException.class, () -> state.get("a"));
  }
}
