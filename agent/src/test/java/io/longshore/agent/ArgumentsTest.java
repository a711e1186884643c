package io.longshore.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static final Set<String> NAMES = Set.of("state", "token");

  @Test
  void takes_values_as_the_next_word_or_after_an_equals_sign() {
    Arguments read = Arguments.parse("enrol", List.of("--state", "/x", "--token=a=b"), NAMES);
    assertEquals(Optional.of("/x"), read.value("state"));
    assertEquals(Optional.of("a=b"), read.value("token"));
  }

  @Test
  void says_what_is_wrong_and_what_it_takes() {
    for (List<String> words :
        List.of(
            List.of("--sate", "/x"),
            List.of("state"),
            List.of("--state"),
            List.of("--state="),
            List.of("--state", "/x", "--state", "/y"))) {
      FailureException wrong =
          assertThrows(FailureException.class, () -> Arguments.parse("enrol", words, NAMES));
      assertTrue(wrong.failure().remedy().contains("--state, --token"), wrong::toString);
    }
  }
}
