package io.longshore.controller.workload;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.hocon.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenSpecsTest {
  private static final Path BROKEN = Golden.FOUR_HOSTS.resolve("broken");

  static List<Path> specs() throws IOException {
    try (Stream<Path> files = Files.list(BROKEN)) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void a_broken_spec_is_refused_with_place_rule_and_remedy(Path spec) throws IOException {
    Checked<Specs.Loaded> loaded = Specs.load(spec, ReadOptions.STRICT);
    assertFalse(loaded.isSound(), spec.toString());
    Golden.compare(
        BROKEN.resolve(spec.getFileName().toString().replace(".conf", ".problems")),
        ProblemText.of(loaded.problems()));
  }

  @Test
  void a_missing_file_is_refused() throws IOException {
    Checked<Specs.Loaded> loaded =
        Specs.load(BROKEN.resolve("there-is-no-such.conf"), ReadOptions.STRICT);
    Golden.compare(
        BROKEN.resolve("missing-file.problems"),
        ProblemText.of(loaded.problems()).replace(BROKEN.toString() + "/", ""));
  }
}
