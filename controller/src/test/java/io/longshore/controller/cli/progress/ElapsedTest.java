package io.longshore.controller.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {
  @ParameterizedTest
  @CsvSource({
    "-1, -",
    "0, 0.0 s",
    "449, 0.4 s",
    "59949, 59.9 s",
    "60000, 1 min 00 s",
    "125000, 2 min 05 s",
    "11220000, 3 h 07 min"
  })
  void reads_as_a_person_would_say_it(long milliseconds, String text) {
    assertEquals(text, Elapsed.text(milliseconds));
  }
}
