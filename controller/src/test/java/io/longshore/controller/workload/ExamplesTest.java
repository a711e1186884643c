package io.longshore.controller.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.workload.fabric.material.MaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  private static final Path EXAMPLES = Path.of("../conf/examples");
  private static final Path EXPECTED = Path.of("src/test/resources/examples");

  @TempDir private Path folder;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return Stream.concat(Stream.of(Golden.NETWORK), files.sorted())
          .filter(file -> file.toString().endsWith(".conf"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_comes_to_what_its_golden_files_say(Path example)
      throws IOException, MaterialException {
    Specs.Loaded loaded = sound(example);
    Path expected = EXPECTED.resolve(name(example));
    StringBuilder containers = new StringBuilder();
    compiled(loaded.fleet())
        .hosts()
        .values()
        .forEach(host -> containers.append(CompiledText.of(host)).append('\n'));
    Golden.compare(expected.resolve("containers.txt"), containers.toString());
    Rendered rendered = Rendered.of(loaded.tree());
    Golden.compare(expected.resolve("rendered.conf"), rendered.hocon());
    Golden.compare(expected.resolve("origins.conf"), rendered.withOrigins());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void a_rendered_spec_reads_as_the_same_fleet_and_renders_as_itself(Path example)
      throws IOException, MaterialException {
    Specs.Loaded loaded = sound(example);
    String text = Rendered.of(loaded.tree()).hocon();
    Path file = Files.writeString(folder.resolve("rendered.conf"), text);
    Specs.Loaded again = sound(file);
    assertEquals(text, Rendered.of(again.tree()).hocon());
    Compiled one = compiled(loaded.fleet());
    Compiled other = compiled(again.fleet());
    one.hosts()
        .forEach(
            (name, host) -> {
              assertEquals(host.containers(), other.hosts().get(name).containers(), name);
              assertEquals(host.fileSets().keySet(), other.hosts().get(name).fileSets().keySet());
            });
  }

  private static Specs.Loaded sound(Path file) {
    Checked<Specs.Loaded> loaded = Specs.load(file, ReadOptions.STRICT);
    assertTrue(loaded.isSound(), () -> ProblemText.of(loaded.problems()));
    return loaded.get();
  }

  private Compiled compiled(Fleet fleet) throws MaterialException {
    if (fleet.materials().isEmpty()) {
      return fleet.compile(PublicMaterials.none());
    }
    return fleet.compile(
        PublicMaterials.of(
            PlaceholderMaterials.made(folder.resolve("material"), fleet.materials().get())));
  }

  private static String name(Path example) {
    return example.getFileName().toString().replace(".conf", "");
  }
}
