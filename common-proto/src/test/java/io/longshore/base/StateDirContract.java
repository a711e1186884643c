package io.longshore.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link StateDir} does. */
abstract class StateDirContract {
  /** An empty one. */
  abstract StateDir state() throws IOException;

  @Test
  void finds_what_was_put() throws IOException {
    StateDir state = state();
    state.put("desired", "one".getBytes(UTF_8));
    assertArrayEquals("one".getBytes(UTF_8), state.get("desired").orElseThrow());
  }

  @Test
  void finds_the_last_of_several() throws IOException {
    StateDir state = state();
    for (String text : List.of("one", "two", "three")) {
      state.put("desired", text.getBytes(UTF_8));
    }
    assertArrayEquals("three".getBytes(UTF_8), state.get("desired").orElseThrow());
  }

  @Test
  void keeps_empty_content_apart_from_no_content() throws IOException {
    StateDir state = state();
    state.put("desired", new byte[0]);
    assertArrayEquals(new byte[0], state.get("desired").orElseThrow());
    assertEquals(Optional.empty(), state.get("other"));
  }

  @Test
  void forgets_what_is_removed_with_its_older_version() throws IOException {
    StateDir state = state();
    state.put("desired", "one".getBytes(UTF_8));
    state.put("desired", "two".getBytes(UTF_8));
    state.remove("desired");
    assertEquals(Optional.empty(), state.get("desired"));
    assertEquals(List.of(), state.list(""));
  }

  @Test
  void removing_what_is_not_there_is_success() throws IOException {
    StateDir state = state();
    state.remove("desired");
    state.remove("folder/desired");
    assertEquals(Optional.empty(), state.get("desired"));
  }

  @Test
  void lists_the_names_of_one_folder_sorted() throws IOException {
    StateDir state = state();
    state.put("keys/b", new byte[0]);
    state.put("keys/a", new byte[0]);
    state.put("keys/a", new byte[0]);
    state.put("keys/deep/c", new byte[0]);
    state.put("top", new byte[0]);
    assertEquals(List.of("a", "b"), state.list("keys"));
    assertEquals(List.of("top"), state.list(""));
    assertEquals(List.of(), state.list("nothing"));
  }

  @Test
  void is_not_changed_by_what_happens_to_an_array_afterwards() throws IOException {
    StateDir state = state();
    byte[] content = "one".getBytes(UTF_8);
    state.put("desired", content);
    content[0] = 'X';
    state.get("desired").orElseThrow()[0] = 'Y';
    assertArrayEquals("one".getBytes(UTF_8), state.get("desired").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "../up", "/root", "a/../b", "a//b", ".hidden", "a/", "a b"})
  void refuses_a_name_that_could_lead_elsewhere(String name) throws IOException {
    StateDir state = state();
    assertThrows(IllegalArgumentException.class, () -> state.get(name));
    assertThrows(IllegalArgumentException.class, () -> state.put(name, new byte[0]));
    assertThrows(IllegalArgumentException.class, () -> state.remove(name));
  }
}
