package io.longshore.controller.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.importing.Importer;
import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.workload.fabric.material.MaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportedNetworkTest {
  @ParameterizedTest
  @CsvSource({"four-hosts", "as-printed"})
  void the_hand_made_setup_comes_to_the_same_containers_as_the_example(
      String setup, @TempDir Path folder) throws IOException, MaterialException {
    Importer.Imported imported =
        Importer.read(Path.of("src/test/resources/importing", setup), Optional.of("net"));
    Path file = Files.writeString(folder.resolve("network.conf"), imported.spec());
    Checked<Specs.Loaded> loaded = Specs.load(file, ReadOptions.STRICT);
    assertTrue(loaded.isSound(), loaded.problems().toString());

    Fleet mine = loaded.get().fleet();
    Fleet example = Specs.load(Golden.NETWORK, ReadOptions.STRICT).get().fleet();
    assertEquals(example.materials(), mine.materials());
    PublicMaterials materials =
        PublicMaterials.of(
            PlaceholderMaterials.made(folder.resolve("made"), example.materials().orElseThrow()));
    Compiled expected = example.compile(materials);
    Compiled compiled = mine.compile(materials);
    assertEquals(expected.hosts().keySet(), compiled.hosts().keySet());
    expected
        .hosts()
        .forEach(
            (name, host) ->
                assertEquals(CompiledText.of(host), CompiledText.of(compiled.hosts().get(name))));
  }
}
