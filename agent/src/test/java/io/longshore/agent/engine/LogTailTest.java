package io.longshore.agent.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTailTest {
  private final LogTail tail = new LogTail();

  @Test
  void lines_are_whole_wherever_the_engine_cuts_its_frames() {
    says("one\ntw");
    says("o\nthree\n");
    assertEquals(List.of("two", "three"), tail.lines(2));
    assertEquals(List.of("one", "two", "three"), tail.lines(9));
  }

  @Test
  void of_too_much_the_end_is_kept() {
    for (int i = 0; i < 3000; i++) {
      says("line " + i + " " + "x".repeat(50) + "\n");
    }
    List<String> lines = tail.lines(3000);
    assertTrue(lines.get(lines.size() - 1).startsWith("line 2999 "), lines.get(lines.size() - 1));
    int bytes = lines.stream().mapToInt(line -> line.length() + 1).sum();
    assertTrue(bytes <= LogTail.AT_MOST_BYTES, bytes + " bytes");
    assertTrue(bytes > LogTail.AT_MOST_BYTES - 200, bytes + " bytes");
  }

  @Test
  void of_one_line_without_an_end_only_the_end_is_kept() {
    says("a".repeat(LogTail.AT_MOST_BYTES));
    says("b".repeat(LogTail.AT_MOST_BYTES + 1));
    assertEquals(List.of("b".repeat(LogTail.AT_MOST_BYTES)), tail.lines(5));
  }

  @Test
  void of_nothing_there_is_no_line() {
    assertEquals(List.of(), tail.lines(5));
  }

  private void says(String text) {
    tail.onNext(new Frame(StreamType.STDOUT, text.getBytes(UTF_8)));
  }
}
