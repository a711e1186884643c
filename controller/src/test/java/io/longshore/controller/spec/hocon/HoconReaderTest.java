package io.longshore.controller.spec.hocon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.spec.tree.SpecTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoconReaderTest {
  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("spec"));
  }

  @Test
  void values_keep_the_place_they_were_written() throws IOException {
    write("base.conf", "\n\nbatch { timeout = 2s }\n");
    SpecTree tree = sound("include \"base.conf\"\nnetwork = net\ncopy = ${batch.timeout}\n");
    assertEquals(new Origin(path("spec.conf"), 2, 1), tree.origin(SpecPath.of("network")));
    assertEquals(new Origin(path("base.conf"), 3, 9), tree.origin(SpecPath.of("batch", "timeout")));
    assertEquals(List.of(path("spec.conf"), path("base.conf")), tree.files());
    assertEquals("2s", text(tree, "copy"));
  }

  @Test
  void an_including_file_may_say_otherwise_than_the_included_one() throws IOException {
    write("base.conf", "network = base\n");
    assertEquals("net", text(sound("include \"base.conf\"\nnetwork = net\n"), "network"));
  }

  @Test
  void an_included_file_may_include_another_of_the_folder() throws IOException {
    write("below/one.conf", "include \"two.conf\"\n");
    write("below/two.conf", "network = net\n");
    assertEquals("net", text(sound("include \"below/one.conf\"\n"), "network"));
    assertEquals("net", text(sound("include file(\"below/two.conf\")\n"), "network"));
    assertEquals("net", text(sound("include required(file(\"below/two.conf\"))\n"), "network"));
  }

  @Test
  void a_file_that_includes_itself_is_refused() throws IOException {
    assertEquals("includes", rule(problems("include \"spec.conf\"\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include \"/etc/hostname\"",
        "include file(\"/etc/hostname\")",
        "include required(file(\"/etc/hostname\"))",
        "include \"../outside.conf\"",
        "include \"link.conf\"",
        "include url(\"file:///etc/hostname\")",
        "include url(\"http://127.0.0.1:9/x\")",
        "include classpath(\"reference.conf\")",
        "include required(classpath(\"reference.conf\"))",
        "include required(url(\"http://127.0.0.1:9/x\"))",
        "a { b { include \"../outside.conf\" } }"
      })
  void nothing_outside_the_folder_is_included(String include) throws IOException {
    write("../outside.conf", "secret = yes\n");
    Files.createSymbolicLink(folder.resolve("link.conf"), folder.resolve("../outside.conf"));
    assertEquals("includes", rule(problems(include + "\n")));
  }

  @Test
  void the_environment_is_read_only_when_asked_for() throws IOException {
    String spec = "network = ${NETWORK}\nhome = ${?NO_SUCH}\n";
    assertEquals("defined-here", rule(problems(spec)));
    Checked<SpecTree> asked =
        HoconReader.read(
            write("spec.conf", spec), ReadOptions.withEnvironment(Map.of("NETWORK", "net")));
    assertEquals("net", text(asked.get(), "network"));
    assertFalse(asked.get().root().entries().containsKey("home"));
  }

  @Test
  void a_required_variable_that_is_not_set_is_a_problem() throws IOException {
    Checked<SpecTree> asked =
        HoconReader.read(
            write("spec.conf", "network = ${NETWORK}\n"), ReadOptions.withEnvironment(Map.of()));
    assertEquals("defined-here", rule(asked.problems()));
  }

  @Test
  void the_way_hocon_writes_unless_given_is_no_second_value() throws IOException {
    assertEquals("b", text(sound("other = b\nname = a\nname = ${?other}\n"), "name"));
  }

  @Test
  void sections_may_be_written_by_their_paths() throws IOException {
    SpecTree tree = sound("a.b = 1\na { c = 2 }\na.d { e = 3 }\n");
    assertEquals(3, ((SpecNode.Section) tree.root().entries().get("a")).entries().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1\na = 2",
        "a { b = 1 }\na.b = 2",
        "a { b = 1 }\na { b = 2 }",
        "a { b = 1 }\na = 2",
        "a = 1\na.b = 2",
        "\"a\" = 1\na = 2",
        "a = { b = 1 } { b = 2 }",
        "{ a : 1, \"\\u0061\" : 2 }",
        "a = [ { b = 1, b = 2 } ]"
      })
  void a_key_written_twice_is_refused(String spec) throws IOException {
    assertEquals("written-once", rule(problems(spec)));
  }

  @Test
  void lists_may_hold_sections() throws IOException {
    sound("a = [ { b = 1 }, { b = 2 } ]\nc = [[ { d = 1 } ]]\n");
  }

  @Test
  void a_self_reference_through_a_merge_is_a_cycle() throws IOException {
    assertEquals("no-cycles", rule(problems("base { x = 1 }\na = ${base} { y = ${a.x} }\n")));
  }

  @Test
  void comments_and_texts_hold_no_keys() throws IOException {
    sound(
        "# a = 1\n"
            + "// a = 1\n"
            + "a = \"a = 1, b { \"\n"
            + "b = \"\"\"\n"
            + "a = 1\n"
            + "{{{[\n"
            + "\"\"\"\n"
            + "c = x // a = 2\n");
  }

  @Test
  void text_that_is_not_utf_8_is_refused() throws IOException {
    Path file = folder.resolve("spec.conf");
    Files.write(file, "a = é".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("readable", rule(HoconReader.read(file, ReadOptions.STRICT).problems()));
    Files.write(file, "a = 1".getBytes(StandardCharsets.UTF_16));
    assertEquals("readable", rule(HoconReader.read(file, ReadOptions.STRICT).problems()));
  }

  @Test
  void a_folder_and_a_file_in_no_folder_are_refused() {
    assertEquals("readable", rule(HoconReader.read(folder, ReadOptions.STRICT).problems()));
    Path nowhere = folder.resolve("no/such.conf");
    assertEquals("readable", rule(HoconReader.read(nowhere, ReadOptions.STRICT).problems()));
    assertEquals("readable", rule(HoconReader.read(Path.of("/"), ReadOptions.STRICT).problems()));
  }

  @Test
  void too_much_text_is_refused() throws IOException {
    String large = "a = \"" + "x".repeat(SpecTree.MAX_BYTES) + "\"";
    assertEquals("size", rule(problems(large)));
  }

  @Test
  void nesting_is_refused_before_the_library_meets_it() throws IOException {
    assertEquals("depth", rule(problems("a = " + "[".repeat(100_000))));
    assertEquals("depth", rule(problems("{a".repeat(100_000))));
    assertEquals("depth", rule(problems("a" + ".a".repeat(100_000) + " = 1")));
    assertEquals("depth", rule(problems("a = ${" + "a.".repeat(100_000) + "a}")));
  }

  @Test
  void too_many_values_are_refused() throws IOException {
    String many =
        IntStream.range(0, 100_000).mapToObj(n -> "k" + n + "=1").collect(Collectors.joining("\n"));
    assertEquals("count", rule(problems(many)));
  }

  @Test
  void substitutions_that_double_are_refused_before_they_are_made() throws IOException {
    StringBuilder spec = new StringBuilder("a0 = 0123456789\n");
    for (int n = 0; n < 30; n++) {
      spec.append("a" + (n + 1) + " = ${a" + n + "}${a" + n + "}\n");
    }
    assertEquals("expansion", rule(problems(spec.toString())));
    assertEquals("expansion", rule(problems(spec.toString().replace("0123456789", "{ x = 1 }"))));
    assertEquals(
        "expansion",
        rule(problems(spec.toString().replace("${a0}${a0}", "[${a0}, ${a0}, { b = ${a0} }]"))));
  }

  @Test
  void long_chains_of_substitutions_are_refused() throws IOException {
    StringBuilder down = new StringBuilder();
    StringBuilder up = new StringBuilder("b5000 = x\n");
    for (int n = 0; n < 5000; n++) {
      down.append("b" + n + " = ${b" + (n + 1) + "}\n");
      up.insert(0, "b" + (4999 - n) + " = ${b" + (5000 - n) + "}\n");
    }
    assertEquals("expansion", rule(problems(down + "b5000 = x\n")));
    assertEquals("expansion", rule(problems(up.toString())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = ${a}",
        "a = ${b}\nb = ${a}",
        "a { b = ${a} }",
        "a = ${a.b}${a.c}",
        "a = ${b} { x = ${a.y} }\nb { y = ${a.x} }"
      })
  void cycles_are_refused(String spec) throws IOException {
    assertEquals("no-cycles", rule(problems(spec)));
  }

  @Test
  void a_spec_may_build_on_a_part_of_itself() throws IOException {
    SpecTree tree =
        sound("base { stop = 5s, x { y = 1 } }\na = ${base} { x { z = 2 } }\nb = ${a.stop}\n");
    assertEquals("5s", text(tree, "b"));
  }

  @Test
  void what_a_message_quotes_cannot_steer_a_terminal() throws IOException {
    for (Problem problem : problems("\"\u001b[2Ja\" = 1\n\"\u001b[2Ja\" = 2\n}\u001b[31m")) {
      assertTrue((problem.what() + problem.path()).chars().noneMatch(Character::isISOControl));
    }
  }

  private SpecTree sound(String text) throws IOException {
    Checked<SpecTree> read = HoconReader.read(write("spec.conf", text), ReadOptions.STRICT);
    assertTrue(read.isSound(), () -> read.problems().toString());
    return read.get();
  }

  private List<Problem> problems(String text) throws IOException {
    Checked<SpecTree> read = HoconReader.read(write("spec.conf", text), ReadOptions.STRICT);
    assertFalse(read.isSound());
    return read.problems();
  }

  private static String rule(List<Problem> problems) {
    String rule = problems.get(0).rule();
    return rule.substring(0, rule.indexOf(':'));
  }

  private static String text(SpecTree tree, String key) {
    return ((SpecNode.Text) tree.root().entries().get(key)).value();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return file;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
