package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastWordsTest {
  @Test
  void colours_and_control_characters_are_taken_out() {
    assertEquals(
        "red | tab here", LastWords.clean(List.of("\u001b[1;31mred\u001b[0m\r", "", "tab\there")));
  }

  @Test
  void long_lines_and_long_logs_are_cut_and_the_end_is_kept() {
    String text = LastWords.clean(Collections.nCopies(10, "x".repeat(5000) + "end"));
    assertTrue(text.length() <= 1001, () -> String.valueOf(text.length()));
    assertTrue(LastWords.clean(List.of("a".repeat(300), "last")).endsWith("last"));
  }
}
