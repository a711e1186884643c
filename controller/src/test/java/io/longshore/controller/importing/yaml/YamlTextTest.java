package io.longshore.controller.importing.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlTextTest {
  @Test
  void keeps_repeated_keys_with_their_lines() throws YamlException {
    YamlValue root = YamlText.read("a: 1\nb: 2\na: 3\n").get(0);
    assertEquals(List.of(1, 3), root.all("a").stream().map(YamlValue.Entry::line).toList());
    assertEquals("3", root.text("a"));
  }

  @Test
  void keeps_numbers_as_they_are_written() throws YamlException {
    YamlValue root = YamlText.read("a: 22:22\nb: 010\nc: yes\nd: ~\ne: '5'\n").get(0);
    assertEquals("22:22", root.text("a"));
    assertEquals("010", root.text("b"));
    assertEquals("yes", root.text("c"));
    assertEquals("", root.text("d"));
    assertEquals("5", root.text("e"));
  }

  @Test
  void puts_merges_beneath_what_is_written() throws YamlException {
    YamlValue root =
        YamlText.read("x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz:\n  <<: [*x, *y]\n  a: 3\n")
            .get(0);
    YamlValue z = root.get("z").orElseThrow();
    assertEquals("3", z.text("a"));
    assertEquals("1", z.text("b"));
    assertEquals("2", z.text("c"));
  }

  @Test
  void refuses_aliases_that_stand_for_billions() {
    StringBuilder text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c < 'k'; c++) {
      text.append(c).append(": &").append(c).append(" [");
      text.append(("*" + (char) (c - 1) + ", ").repeat(9)).append("*" + (char) (c - 1) + "]\n");
    }
    String message =
        assertThrows(YamlException.class, () -> YamlText.read(text.toString())).getMessage();
    assertTrue(message.contains("aliases"), message);
  }

  @Test
  void refuses_what_stands_within_itself_or_too_deep() {
    assertThrows(YamlException.class, () -> YamlText.read("a: &a [*a]\n"));
    assertThrows(YamlException.class, () -> YamlText.read("[".repeat(10_000)));
    assertThrows(YamlException.class, () -> YamlText.read("a: *b\n"));
    assertThrows(YamlException.class, () -> YamlText.read("x".repeat(YamlText.LONGEST + 1)));
  }

  @Test
  void makes_no_object_that_a_tag_asks_for() throws YamlException {
    YamlValue root = YamlText.read("a: !!java.net.URL [http://localhost]\n").get(0);
    assertEquals(1, root.get("a").orElseThrow().items().size());
  }

  @Test
  void reads_profiles_that_stand_before_what_they_take_and_keeps_their_lines()
      throws YamlException {
    YamlValue root =
        YamlText.read(
                "# sample\n"
                    + "Profiles:\n"
                    + "  P:\n"
                    + "    Orderer:\n"
                    + "      <<: *O\n"
                    + "Orderer: &O\n"
                    + "  Type: kafka\n")
            .get(0);
    YamlValue profile = root.get("Profiles").flatMap(all -> all.get("P")).orElseThrow();
    assertEquals("kafka", profile.get("Orderer").orElseThrow().text("Type"));
    assertEquals(List.of(6, 2), root.entries().stream().map(YamlValue.Entry::line).toList());
  }
}
