package io.longshore.agent.desired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.loop.Specs;
import io.longshore.base.DiskStateDir;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.base.InMemoryStateDir;
import io.longshore.model.DesiredHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesiredStoreTest {
  private static final Acceptance SELF = new Acceptance(Specs.DEPLOYMENT, Specs.HOST);

  @TempDir Path folder;

  @Test
  void holds_nothing_until_something_is_written_and_then_that() throws IOException {
    DesiredStore store = new DesiredStore(new DiskStateDir(folder));
    assertEquals(Optional.empty(), store.load());
    store.write(Specs.full(3));
    assertEquals(Optional.of(Specs.full(3)), new DesiredStore(new DiskStateDir(folder)).load());
  }

  @Test
  void damaged_state_is_broken_and_never_nothing() throws IOException {
    DesiredStore store = new DesiredStore(new DiskStateDir(folder));
    store.write(Specs.full(3));
    byte[] whole = Files.readAllBytes(folder.resolve("desired"));
    for (int at = 0; at < whole.length; at += 64) {
      byte[] torn = whole.clone();
      torn[at] ^= 1;
      Files.write(folder.resolve("desired"), torn);
      FailureException failed = assertThrows(FailureException.class, store::load);
      assertEquals(Failure.Kind.BROKEN, failed.failure().kind());
    }
    Files.write(folder.resolve("desired"), new byte[0]);
    assertThrows(FailureException.class, store::load);
  }

  @Test
  void one_that_is_damaged_leaves_the_one_before() throws IOException {
    DesiredStore store = new DesiredStore(new DiskStateDir(folder));
    store.write(Specs.full(3));
    store.write(Specs.full(4));
    Files.write(folder.resolve("desired"), new byte[100]);
    assertEquals(Optional.of(Specs.full(3)), store.load());
  }

  @Test
  void what_is_whole_and_makes_no_sense_is_broken_too() throws IOException {
    InMemoryStateDir disk = new InMemoryStateDir();
    disk.put("desired", new byte[] {1, 2, 3});
    assertThrows(FailureException.class, () -> new DesiredStore(disk).load());
  }

  @Test
  void a_host_that_holds_nothing_takes_any_generation_of_its_own_fleet() {
    assertEquals(Optional.empty(), SELF.refusal(Optional.empty(), Specs.full(9)));
  }

  @Test
  void a_lower_generation_is_refused() {
    assertRefused(Optional.of(Specs.full(5)), Specs.full(4), "holds generation 5");
  }

  @Test
  void the_same_generation_with_other_content_is_refused_and_with_the_same_taken() {
    DesiredHost other = Specs.host(5, Specs.zookeeper());
    assertRefused(Optional.of(Specs.full(5)), other, "different content");
    assertEquals(Optional.empty(), SELF.refusal(Optional.of(Specs.full(5)), Specs.full(5)));
  }

  @Test
  void another_fleet_and_another_host_are_refused() {
    assertTrue(
        new Acceptance("d1", Specs.HOST).refusal(Optional.empty(), Specs.full(1)).isPresent());
    assertTrue(
        new Acceptance(Specs.DEPLOYMENT, "h1")
            .refusal(Optional.empty(), Specs.full(1))
            .isPresent());
  }

  private static void assertRefused(Optional<DesiredHost> held, DesiredHost offered, String why) {
    Failure failure = SELF.refusal(held, offered).orElseThrow();
    assertTrue(failure.what().contains(why), failure::what);
  }
}
