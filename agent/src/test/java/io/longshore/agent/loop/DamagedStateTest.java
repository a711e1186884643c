package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.DiskStateDir;
import io.longshore.base.StateDir;
import io.longshore.model.Hold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each file an agent keeps, with each of its versions damaged in the same way: no container is
 * made, stopped or removed for it, and once the controller has sent the desired state all is as
 * before.
 */
class DamagedStateTest {
  private static final int EVERY = 64;
  private static final Duration A_WHILE = Duration.ofSeconds(11);

  @TempDir Path folder;
  private final Parts parts = new Parts();
  private Rig rig;
  private Path place;
  private SortedMap<Path, byte[]> whole;

  @BeforeEach
  void ready() throws IOException {
    place = folder.resolve("state");
    parts.host = memory -> onDisk();
    rig = new Rig(folder.resolve("files"), parts);
    rig.start().send(Specs.full(1)).untilReady("zk1", "kafka1", "orderer1");
    rig.link.inbox.hold(new Hold("orderer1", "looked at", "ann", rig.clock.instant()));
    rig.run(A_WHILE);
    rig.link.inbox.release("orderer1");
    rig.run(A_WHILE);
    rig.kill();
    whole = files();
  }

  @Test
  void every_kind_of_file_is_among_those_that_are_damaged() {
    List<String> names =
        whole.keySet().stream().map(path -> place.relativize(path).toString()).toList();
    for (String kept : List.of("desired", "restarts", "holds", "volumes")) {
      assertTrue(names.contains(kept), names::toString);
    }
    for (String ending : List.of(".key", ".certificate", ".previous")) {
      assertTrue(names.stream().anyMatch(name -> name.endsWith(ending)), names::toString);
    }
  }

  @Test
  void a_flipped_byte_anywhere_does_no_harm() throws IOException {
    for (String name : names()) {
      for (int at = 0; at < longest(name); at += EVERY) {
        int here = at;
        damage(
            name,
            bytes -> {
              byte[] flipped = bytes.clone();
              flipped[Math.min(here, bytes.length - 1)] ^= 0x41;
              return flipped;
            });
        goesOn(name, name + " flipped at " + at);
      }
    }
  }

  @Test
  void a_file_cut_short_anywhere_does_no_harm() throws IOException {
    for (String name : names()) {
      for (int at = 0; at < longest(name); at += EVERY) {
        int here = at;
        damage(name, bytes -> Arrays.copyOf(bytes, Math.min(here, bytes.length - 1)));
        goesOn(name, name + " cut at " + at);
      }
    }
  }

  @Test
  void a_file_that_is_gone_does_no_harm() throws IOException {
    for (String name : names()) {
      damage(name, bytes -> null);
      goesOn("", name + " deleted");
    }
  }

  /**
   * @param name of the file that is there and damaged; empty when it is gone
   */
  private void goesOn(String name, String what) throws IOException {
    long before = rig.engine.mutations();
    List<String> world = world();
    rig.start();
    rig.run(A_WHILE);
    List<String> told =
        rig.link.last().problems().stream().map(one -> one.code() + " " + one.subject()).toList();
    boolean known = name.equals("desired") || name.equals("holds");
    assertEquals(known ? List.of("state-damaged " + name) : List.of(), told, what);
    List<String> held = rig.link.last().holds().stream().map(Hold::container).toList();
    assertEquals(
        name.equals("holds") ? List.of("kafka1", "orderer1", "zk1") : List.of(), held, what);
    assertEquals(before, rig.engine.mutations(), () -> what + ": " + rig.engine.journal());
    rig.send(Specs.full(1)).untilReady("zk1", "kafka1", "orderer1");
    assertEquals(world, world(), what);
    held.forEach(rig.link.inbox::release);
    rig.run(A_WHILE);
    assertEquals(List.of(), rig.link.last().problems(), what);
    assertEquals(List.of(), rig.link.last().holds(), what);
    assertEquals(before, rig.engine.mutations(), what);
    rig.kill();
    restore();
  }

  /** Containers with what would betray that one was made or started anew. */
  private List<String> world() {
    return rig.engine.world().stream()
        .map(one -> one.name() + " " + one.id() + " " + one.state() + " " + one.lastRun())
        .toList();
  }

  private List<String> names() {
    return whole.keySet().stream()
        .map(path -> place.relativize(path).toString())
        .filter(name -> !name.endsWith(".previous"))
        .toList();
  }

  private int longest(String name) {
    return whole.get(place.resolve(name)).length;
  }

  private interface Damage {
    byte[] to(byte[] bytes);
  }

  private void damage(String name, Damage damage) throws IOException {
    for (String version : List.of(name, name + ".previous")) {
      byte[] bytes = whole.get(place.resolve(version));
      if (bytes != null) {
        byte[] damaged = damage.to(bytes);
        Files.delete(place.resolve(version));
        if (damaged != null) {
          Files.write(place.resolve(version), damaged);
        }
      }
    }
  }

  private void restore() throws IOException {
    for (Path path : files().keySet()) {
      Files.delete(path);
    }
    for (Path path : whole.keySet()) {
      Files.write(path, whole.get(path));
    }
  }

  private SortedMap<Path, byte[]> files() throws IOException {
    SortedMap<Path, byte[]> found = new TreeMap<>(Comparator.comparing(Path::toString));
    try (Stream<Path> all = Files.walk(place)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        found.put(path, Files.readAllBytes(path));
      }
    }
    return found;
  }

  private StateDir onDisk() {
    try {
      return new DiskStateDir(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
