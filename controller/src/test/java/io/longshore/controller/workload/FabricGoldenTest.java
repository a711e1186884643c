package io.longshore.controller.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.workload.fabric.material.MaterialException;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class FabricGoldenTest {
  private Fleet fleet;
  private PublicMaterials materials;
  private Compiled compiled;

  @BeforeAll
  void compile(@TempDir Path folder) throws MaterialException {
    fleet = Specs.load(Golden.NETWORK, ReadOptions.STRICT).get().fleet();
    materials =
        PublicMaterials.of(PlaceholderMaterials.made(folder, fleet.materials().orElseThrow()));
    compiled = fleet.compile(materials);
  }

  @Test
  void every_host_is_exactly_as_its_golden_file_says() throws IOException {
    for (CompiledHost host : compiled.hosts().values()) {
      Golden.compare(
          Golden.FOUR_HOSTS.resolve("expected").resolve(host.host() + ".txt"),
          CompiledText.of(host));
    }
  }

  @Test
  void the_plan_notes_every_exception() throws IOException {
    Golden.compare(
        Golden.FOUR_HOSTS.resolve("expected/notes.txt"),
        String.join("\n", compiled.roleOrder())
            + "\n\n"
            + String.join("\n", compiled.notes())
            + "\n");
  }

  @Test
  void eighteen_containers_stand_on_four_hosts() {
    assertEquals(4, compiled.hosts().size());
    assertEquals(18, compiled.hosts().values().stream().mapToInt(h -> h.containers().size()).sum());
  }

  @Test
  void what_is_compiled_makes_sound_desired_states_with_fingerprints() {
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
              false);
      desired.containers().forEach(desired::fingerprint);
    }
  }

  @Test
  void compiling_twice_gives_the_same() {
    Compiled again = fleet.compile(materials);
    for (CompiledHost host : compiled.hosts().values()) {
      CompiledHost other = again.hosts().get(host.host());
      assertEquals(host.containers(), other.containers());
      assertEquals(host.fileSets(), other.fileSets());
      assertEquals(host.identities(), other.identities());
    }
  }

  @Test
  void only_peers_are_given_a_path_of_the_host_and_only_the_socket() {
    List<String> given = new ArrayList<>();
    for (CompiledHost host : compiled.hosts().values()) {
      for (ContainerSpec container : host.containers()) {
        for (Mount mount : container.mounts()) {
          if (mount.source() instanceof MountSource.HostPath path) {
            given.add(container.role() + " " + path.path());
          }
        }
      }
    }
    assertEquals(List.of("peer /var/run/docker.sock"), given.stream().distinct().toList());
  }

  @Test
  void no_container_maps_its_own_name_to_its_host() {
    for (CompiledHost host : compiled.hosts().values()) {
      for (ContainerSpec container : host.containers()) {
        assertEquals(
            false,
            container.networking().hostEntries().containsKey(container.name()),
            container.name());
      }
    }
  }
}
