package io.longshore.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Digest;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelRefusalsTest {
  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "0.0.0.0:7050, 0.0.0.0:7050, true",
    "0.0.0.0:7050, 10.0.0.1:7050, true",
    "10.0.0.1:7050, 0.0.0.0:7050, true",
    "10.0.0.1:7050, 10.0.0.1:7050, true",
    "10.0.0.1:7050, 10.0.0.2:7050, false",
    "0.0.0.0:7050, 0.0.0.0:7051, false",
    "[::]:7050, 10.0.0.1:7050, true",
  })
  void two_bindings_clash_when_one_host_cannot_hold_both(String one, String other, boolean clash) {
    assertEquals(clash, binding(one, 1).clashesWith(binding(other, 2)));
    assertEquals(clash, binding(other, 2).clashesWith(binding(one, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "orderer1.example.com", "A_b-c.9", "0"})
  void takes_the_names_the_engine_takes(String name) {
    assertEquals(name, Checks.name("container", name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "-a", "_a", "a b", "a/b", "a\n", "ä", "a:b"})
  void refuses_the_names_the_engine_refuses(String name) {
    assertThrows(IllegalArgumentException.class, () -> Checks.name("container", name));
  }

  @Test
  void a_name_is_at_most_128_long() {
    assertEquals(128, Checks.name("container", "x".repeat(128)).length());
    assertThrows(IllegalArgumentException.class, () -> Checks.name("container", "x".repeat(129)));
  }

  @Test
  void what_is_refused_is_shown_in_one_short_line() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Checks.name("container", "\u001b[31m\n" + "x".repeat(1_000_000)))
            .getMessage();
    assertTrue(message.length() < 250 && message.contains("?[31m?"), message);
  }

  @Test
  void a_file_cannot_also_be_a_folder() {
    FileContent content = new FileContent.Blob(Digest.of(new byte[0]));
    FileEntry file = new FileEntry("msp/a", 0644, content);
    FileEntry below = new FileEntry("msp/a/b", 0644, content);
    FileEntry beside = new FileEntry("msp/ab", 0644, content);
    assertThrows(IllegalArgumentException.class, () -> new FileSet("s", List.of(file, below)));
    assertThrows(IllegalArgumentException.class, () -> new FileSet("s", List.of(file, file)));
    assertDoesNotThrow(() -> new FileSet("s", List.of(file, beside)));
  }

  @Test
  void one_place_in_a_container_holds_one_mount() {
    ContainerSpec like = Samples.container();
    Mount mount = new Mount("/data", new MountSource.Volume("v"), false);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ContainerSpec(
                "c",
                "r",
                like.run(),
                like.networking(),
                List.of(mount, mount),
                List.of(),
                like.ready()));
  }

  @Test
  void a_mount_names_a_file_or_folder_that_its_set_holds() {
    assertDoesNotThrow(() -> Samples.desired(List.of(mounting(""))));
    assertDoesNotThrow(() -> Samples.desired(List.of(mounting("msp/keystore"))));
    assertDoesNotThrow(() -> Samples.desired(List.of(mounting("genesis.block"))));
    assertThrows(
        IllegalArgumentException.class, () -> Samples.desired(List.of(mounting("genesis"))));
  }

  @Test
  void an_empty_host_is_refused_unless_it_is_meant() {
    assertThrows(IllegalArgumentException.class, () -> empty(false));
    assertDoesNotThrow(() -> empty(true));
  }

  @Test
  void hosts_are_equal_by_value_and_print_no_variable() {
    assertEquals(Samples.desired(), Samples.desired());
    assertEquals(Samples.desired().hashCode(), Samples.desired().hashCode());
    assertEquals("generation 7 of h86, 1 containers", Samples.desired().toString());
  }

  private static DesiredHost empty(boolean onPurpose) {
    return new DesiredHost(
        "d",
        "net",
        "h86",
        1,
        "",
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        onPurpose);
  }

  private static ContainerSpec mounting(String path) {
    ContainerSpec like = Samples.container();
    return new ContainerSpec(
        "c",
        "r",
        like.run(),
        like.networking(),
        List.of(new Mount("/x", new MountSource.Files("orderer1", path), true)),
        List.of(),
        like.ready());
  }

  private static PortBinding binding(String text, int containerPort) {
    int colon = text.lastIndexOf(':');
    String address = text.substring(0, colon).replaceAll("[\\[\\]]", "");
    return new PortBinding(address, Integer.parseInt(text.substring(colon + 1)), containerPort);
  }
}
