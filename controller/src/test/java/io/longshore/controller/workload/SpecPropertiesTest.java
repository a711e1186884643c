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
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final int MUTATIONS = Integer.getInteger("mutations", 1000);

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

  /** The limit is only there to end a hang. */
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void damaged_specs_end_in_problems_or_in_sound_desired_states() throws IOException {
    List<String> texts =
        List.of(
            Files.readString(Golden.NETWORK),
            Files.readString(Golden.FOUR_HOSTS.resolve("everything.conf")));
    Path file = folder.resolve("mutated.conf");
    int sound = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Files.writeString(file, new Mutations(seed).mutate(texts.get(seed % texts.size())));
      try {
        sound += judge(file) ? 1 : 0;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + " of Mutations: " + e, e);
      }
    }
    assertTrue(sound > MUTATIONS / 100, "only " + sound + " damaged specs were still sound");
  }

  private boolean judge(Path file) {
    Checked<Specs.Loaded> loaded = Specs.load(file, ReadOptions.STRICT);
    if (loaded.isSound()) {
      build(loaded.get().fleet());
      return true;
    }
    for (Problem problem : loaded.problems()) {
      assertFalse(problem.what().isBlank());
      assertFalse(problem.remedy().isBlank());
      assertFalse(problem.file().isBlank());
    }
    return false;
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
