package io.longshore.controller.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.Severity;
import io.longshore.controller.spec.hocon.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
  private static final Path FOLDER = Path.of("src/test/resources/rules");

  /**
   * Bounds that take a megabyte to break, for which the reader's own test makes texts, and what
   * only a host can tell.
   */
  private static final Set<String> ELSEWHERE = Set.of("size", "count", "engine-chaincode");

  static List<Rule> rules() {
    return Rules.all().stream().filter(rule -> !ELSEWHERE.contains(rule.id())).toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_spec_that_breaks_one_rule_is_told_of_exactly_that(Rule rule) throws IOException {
    Path spec = FOLDER.resolve(rule.id() + ".conf");
    Checked<Specs.Loaded> loaded = Specs.load(spec, ReadOptions.STRICT);
    List<Problem> found =
        loaded.isSound() ? loaded.get().fleet().remarks().warnings() : loaded.problems();
    assertEquals(
        List.of(rule.id()),
        found.stream().map(Problem::ruleId).distinct().toList(),
        () -> ProblemText.of(found));
    assertEquals(
        rule.severity() == Severity.WARNING, loaded.isSound(), () -> ProblemText.of(found));
    Golden.compare(FOLDER.resolve(rule.id() + ".problems"), ProblemText.of(found));
  }

  @Test
  void the_spec_they_are_made_of_is_sound() {
    Checked<Specs.Loaded> base = Specs.load(FOLDER.resolve("base.conf"), ReadOptions.STRICT);
    assertTrue(base.isSound(), () -> ProblemText.of(base.problems()));
    assertEquals(List.of(), base.get().fleet().remarks().warnings());
    assertEquals(1, base.get().fleet().remarks().suppressions().size());
  }

  @Test
  void there_are_rules_enough_and_each_says_what_to_do() {
    Set<String> ids = new HashSet<>();
    for (Rule rule : Rules.all()) {
      assertTrue(ids.add(rule.id()), "twice: " + rule.id());
      assertFalse(rule.sentence().isBlank(), rule.id());
      assertFalse(rule.fix().isBlank(), rule.id());
    }
    assertTrue(ids.size() >= 40, "only " + ids.size());
  }

  @Test
  void there_is_no_spec_for_a_rule_that_is_gone() throws IOException {
    Set<String> ids = new HashSet<>(Rules.all().stream().map(Rule::id).toList());
    ids.add("base");
    try (var files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        assertTrue(ids.contains(name.substring(0, name.lastIndexOf('.'))), name);
      }
    }
  }
}
