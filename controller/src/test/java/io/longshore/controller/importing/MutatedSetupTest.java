package io.longshore.controller.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.workload.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedSetupTest {
  private static final int ROUNDS = Integer.getInteger("import.rounds", 500);
  private static final String ODD = "\u0000\t\"'`{}[]:,#&*!|>%@\\$\r\u00e9\ud83d\ude00<<-~=/";

  @Test
  void whatever_the_files_hold_a_spec_comes_of_it_that_can_be_read(@TempDir Path folder)
      throws IOException {
    SourceFolder whole =
        SourceFolder.read(Path.of("src/test/resources/importing/four-hosts"), new Findings());
    for (int seed = 0; seed < ROUNDS; seed++) {
      SourceFolder mutated = mutate(whole, new Random(seed));
      String where = "seed " + seed;
      Importer.Imported imported =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20),
              () -> Importer.read(mutated, Optional.empty(), new Findings()),
              where);
      Path file = Files.writeString(folder.resolve("network.conf"), imported.spec());
      List<Problem> unreadable =
          Specs.load(file, ReadOptions.STRICT).problems().stream()
              .filter(
                  one ->
                      one.rule().startsWith("syntax:")
                          || one.rule().startsWith("readable:")
                          || one.rule().startsWith("value-kinds:")
                          || one.rule().startsWith("known-keys:"))
              .toList();
      assertEquals(List.of(), unreadable, where + "\n" + imported.spec());
      assertEquals(imported, Importer.read(mutated, Optional.empty(), new Findings()), where);
    }
  }

  private static SourceFolder mutate(SourceFolder whole, Random random) {
    List<SourceFile> files = new ArrayList<>();
    for (SourceFile file : whole.files()) {
      int what = random.nextInt(6);
      if (what == 0) {
        continue;
      }
      files.add(what < 4 ? new SourceFile(file.name(), mutate(file.text(), random)) : file);
    }
    return new SourceFolder(whole.name(), files, whole.privateKeys(), whole.certificates());
  }

  private static String mutate(String text, Random random) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    for (int at = 1 + random.nextInt(4); at > 0; at--) {
      int line = random.nextInt(lines.size());
      switch (random.nextInt(5)) {
        case 0 -> lines.remove(line);
        case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
        case 2 ->
            lines.set(line, lines.get(line).replaceFirst("[0-9]+", "" + random.nextInt(9999)));
        default -> {
          String old = lines.get(line);
          int place = random.nextInt(old.length() + 1);
          char odd = ODD.charAt(random.nextInt(ODD.length()));
          lines.set(line, old.substring(0, place) + odd + old.substring(place));
        }
      }
      if (lines.isEmpty()) {
        lines.add("");
      }
    }
    return String.join("\n", lines);
  }
}
