package io.longshore.controller.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.KnownKeys;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.spec.tree.SpecTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final Path REFERENCE = Path.of("../conf/README.md");
  private static final Path EVERYTHING = Golden.FOUR_HOSTS.resolve("everything.conf");

  @Test
  void the_reference_documents_every_key_the_readers_ask_for_and_no_other() throws IOException {
    SpecTree tree = Specs.load(EVERYTHING, ReadOptions.STRICT).get().tree();
    KnownKeys known = new KnownKeys();
    Checked<Fleet> fleet = FleetSpecParser.parse(tree, known);
    assertTrue(fleet.isSound(), () -> ProblemText.of(fleet.problems()));
    assertEquals(lines(known.all()), lines(documented()));
  }

  @Test
  void the_commented_spec_uses_nothing_undocumented() {
    assertTrue(Specs.load(Golden.NETWORK, ReadOptions.STRICT).isSound());
  }

  private static SortedSet<String> documented() throws IOException {
    SortedSet<String> keys = new TreeSet<>();
    for (String line : Files.readAllLines(REFERENCE)) {
      if (line.startsWith("| `")) {
        keys.add(line.substring(3, line.indexOf('`', 3)));
      }
    }
    return keys;
  }

  private static String lines(SortedSet<String> keys) {
    return String.join("\n", keys);
  }
}
