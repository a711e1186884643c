package io.longshore.controller.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportGoldenTest {
  private static final Path SETUPS = Path.of("src/test/resources/importing");

  @ParameterizedTest
  @CsvSource({"four-hosts", "as-printed"})
  void makes_this_spec_and_finds_this(String setup) throws IOException {
    Importer.Imported imported = Importer.read(SETUPS.resolve(setup), Optional.empty());
    compare("expected/" + setup + ".conf", imported.spec());
    compare(
        "expected/" + setup + ".txt",
        String.join("\n", ImportText.lines(imported.findings())) + "\n");
  }

  @Test
  void finds_every_known_defect_in_the_hand_made_setup() throws IOException {
    Importer.Imported imported = Importer.read(SETUPS.resolve("four-hosts"), Optional.empty());
    assertEquals(
        Stream.of(Defect.values()).map(Defect::number).filter(one -> !one.isEmpty()).toList(),
        imported.findings().stream()
            .map(Finding::defect)
            .distinct()
            .sorted()
            .map(Defect::number)
            .filter(one -> !one.isEmpty())
            .toList());
  }

  /** With {@code -Dgolden=write} the files are written anew, for the diff to be read. */
  private static void compare(String name, String actual) throws IOException {
    Path expected = SETUPS.resolve(name);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual);
  }
}
