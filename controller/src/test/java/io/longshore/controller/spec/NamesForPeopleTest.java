package io.longshore.controller.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamesForPeopleTest {
  @Test
  void numbers_in_names_count_as_numbers() {
    List<String> names = new ArrayList<>(List.of("zk10", "zk2", "zk", "zk02", "a1b10", "a1b9"));
    names.sort(NaturalOrder.NAMES);
    assertEquals(List.of("a1b9", "a1b10", "zk", "zk02", "zk2", "zk10"), names);
  }

  @Test
  void the_nearest_word_is_found_within_a_third_of_its_letters() {
    List<String> known = List.of("address", "environment", "host", "image");
    assertEquals(Optional.of("address"), Nearest.to("adress", known));
    assertEquals(Optional.of("host"), Nearest.to("hots", known));
    assertEquals(Optional.of("environment"), Nearest.to("enviroment", known));
    assertEquals(Optional.empty(), Nearest.to("ports", known));
  }

  @Test
  void of_two_words_as_near_the_one_as_long_is_meant() {
    assertEquals(Optional.of("h86"), Nearest.to("h68", List.of("h168", "h86")));
  }
}
