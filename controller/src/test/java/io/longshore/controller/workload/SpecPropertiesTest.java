package io.longshore.controller.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.spec.tree.SpecWire;
import io.longshore.controller.workload.fabric.material.MaterialException;
import io.longshore.model.DesiredHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class SpecPropertiesTest {
  /** {@code -Dmutations=1000000} looks longer. */
  private static final int MUTATIONS = Integer.getInteger("mutations", 20_000);

  /** Of how many one is also compiled, rendered and read a second time: that takes far longer. */
  private static final int SAMPLE = 50;

  /** What a file beyond the spec's folder says; nobody may ever hear of it. */
  private static final String BAIT = "never-to-be-seen";

  private Path folder;
  private Specs.Loaded network;
  private PlaceholderMaterials materials;

  @BeforeAll
  void load(@TempDir Path temporary) throws MaterialException {
    folder = temporary;
    network = Specs.load(Golden.NETWORK, ReadOptions.STRICT).get();
    materials =
        new PlaceholderMaterials(
            temporary.resolve("material"), network.fleet().materials().orElseThrow());
  }

  @Test
  void the_order_of_keys_changes_neither_digest_nor_fleet() throws IOException {
    for (int seed = 0; seed < 50; seed++) {
      Path file = folder.resolve("shuffled.conf");
      Files.writeString(file, network.tree().root().accept(new SpecText(new Random(seed))));
      Checked<Specs.Loaded> again = Specs.load(file, ReadOptions.STRICT);
      assertTrue(again.isSound(), () -> ProblemText.of(again.problems()));
      assertEquals(network.tree().digest(), again.get().tree().digest(), "seed " + seed);
      assertEquals(network.fleet().spec(), again.get().fleet().spec(), "seed " + seed);
      assertEquals(network.fleet().workloads(), again.get().fleet().workloads(), "seed " + seed);
    }
  }

  @Test
  void the_controller_understands_a_spec_as_the_operator_does() {
    Fleet fleet = FleetSpecParser.parse(SpecWire.fromProto(SpecWire.toProto(network.tree()))).get();
    assertEquals(network.fleet(), fleet);
  }

  /** The limit is only there to end a hang: the reader's bounds keep it from ever being reached. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void damaged_and_grown_specs_end_in_problems_or_in_sound_desired_states() throws IOException {
    List<String> texts = texts();
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.writeString(folder.resolve("bait.conf"), BAIT + " = 1\n");
    Files.writeString(inside.resolve("motd.txt"), "a file that may be read\n");
    Path file = inside.resolve("mutated.conf");
    int sound = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      String grown = seed % 2 == 0 ? texts.get(seed / 2 % texts.size()) : GeneratedSpecs.of(seed);
      String text = seed % 4 == 3 ? grown : new Mutations(seed).mutate(grown);
      Files.write(file, text.getBytes(StandardCharsets.UTF_8)); // half a character becomes a ?
      try {
        sound += judge(file, inside, seed % SAMPLE == SAMPLE - 1) ? 1 : 0;
      } catch (RuntimeException | Error | IOException e) {
        throw new AssertionError("seed " + seed + ": " + e, e);
      }
    }
    assertTrue(sound > MUTATIONS / 50, "only " + sound + " were sound");
  }

  /** Small ones above all: what is wrong with a spec does not depend on how much else is in it. */
  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    texts.add(Files.readString(Golden.NETWORK).replaceAll("(?m)^ *#.*\n", ""));
    texts.add(Files.readString(Golden.FOUR_HOSTS.resolve("everything.conf")));
    for (int n = 0; n < 4; n++) {
      texts.add(Files.readString(Path.of("src/test/resources/rules/base.conf")));
      texts.add(Files.readString(Path.of("../conf/examples/containers.conf")));
    }
    return texts;
  }

  private boolean judge(Path file, Path inside, boolean closely) throws IOException {
    Checked<Specs.Loaded> loaded = Specs.load(file, ReadOptions.STRICT);
    if (closely) {
      again(loaded, file);
    }
    for (Problem problem : loaded.problems()) {
      assertFalse(problem.what().isBlank());
      assertFalse(problem.remedy().isBlank());
      assertFalse(problem.file().isBlank());
      assertFalse(problem.what().contains(BAIT));
    }
    if (!loaded.isSound()) {
      return false;
    }
    for (String read : loaded.get().tree().files()) {
      assertTrue(Path.of(read).startsWith(inside), read);
    }
    return true;
  }

  /** The same text is the same again, comes to something, and renders as what renders as itself. */
  private void again(Checked<Specs.Loaded> loaded, Path file) throws IOException {
    Checked<Specs.Loaded> again = Specs.load(file, ReadOptions.STRICT);
    assertEquals(loaded.problems(), again.problems());
    if (!loaded.isSound()) {
      return;
    }
    assertEquals(loaded.get().tree().digest(), again.get().tree().digest());
    build(loaded.get().fleet());
    String rendered = Rendered.of(loaded.get().tree()).hocon();
    Path copy = Files.writeString(file.resolveSibling("rendered.conf"), rendered);
    Checked<Specs.Loaded> read = Specs.load(copy, ReadOptions.STRICT);
    assertTrue(read.isSound(), () -> ProblemText.of(read.problems()) + rendered);
    assertEquals(rendered, Rendered.of(read.get().tree()).hocon());
    assertFalse(rendered.contains(BAIT));
  }

  private void build(Fleet fleet) {
    Compiled compiled =
        fleet.compile(fleet.materials().map(materials::of).orElseGet(PublicMaterials::none));
    for (CompiledHost host : compiled.hosts().values()) {
      DesiredHost desired =
          new DesiredHost(
              "deployment",
              compiled.network(),
              host.host(),
              1,
              compiled.specDigest().hex(),
              host.containers(),
              host.fileSets(),
              host.identities(),
              host.blobs(),
              true);
      desired.containers().forEach(desired::fingerprint);
    }
  }
}
