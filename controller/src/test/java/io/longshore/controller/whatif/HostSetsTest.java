package io.longshore.controller.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostSetsTest {
  @Test
  void lists_every_set_the_smaller_first() {
    HostSets sets = HostSets.of(List.of("a", "b", "c"), 100);
    assertEquals(
        List.of(
            List.of(),
            List.of("a"),
            List.of("b"),
            List.of("c"),
            List.of("a", "b"),
            List.of("a", "c"),
            List.of("b", "c"),
            List.of("a", "b", "c")),
        sets.sets());
    assertTrue(sets.complete());
    assertEquals(3, sets.largest());
  }

  @Test
  void leaves_out_whole_sizes_rather_than_some_sets_of_one() {
    HostSets sets = HostSets.of(IntStream.range(0, 300).mapToObj(n -> "h" + n).toList(), 4096);
    assertEquals(301, sets.sets().size());
    assertEquals(1, sets.largest());
    assertFalse(sets.complete());
  }

  @Test
  void keeps_to_a_bound_that_falls_between_two_sizes() {
    assertEquals(4, HostSets.of(List.of("a", "b", "c"), 4).sets().size());
    assertEquals(1, HostSets.of(List.of("a", "b", "c"), 3).sets().size());
  }
}
