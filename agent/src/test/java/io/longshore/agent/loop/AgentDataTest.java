package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Digest;
import io.longshore.model.DesiredHost;
import io.longshore.model.ImageArchive;
import io.longshore.model.ObservedContainer;
import io.longshore.model.Phase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container that goes together with what it needs. */
class AgentDataTest {
  private static final Duration A_WHILE = Duration.ofSeconds(11);

  @TempDir Path folder;

  private Rig ready() {
    Rig rig = new Rig(folder).start();
    rig.send(Specs.host(1, Specs.zookeeper())).untilReady("zk1");
    rig.run(A_WHILE);
    return rig;
  }

  private static void lose(Rig rig) {
    rig.engine.dropVolume("zk1-data");
    rig.engine.removeByHand("zk1");
    rig.run(A_WHILE);
  }

  private static void assertRefused(Rig rig, String what) {
    ObservedContainer seen = rig.reported("zk1");
    assertEquals(Phase.BLOCKED, seen.phase());
    assertTrue(seen.detail().contains(what), seen.detail());
    assertTrue(seen.remedy().contains("docker volume create zk1-data"), seen.remedy());
    assertFalse(rig.engine.volumes().contains("zk1-data"));
    assertTrue(rig.engine.look("zk1").isEmpty());
  }

  @Test
  void a_volume_that_held_data_is_not_replaced_by_an_empty_one() {
    Rig rig = ready();
    lose(rig);
    assertRefused(rig, "volume zk1-data, in which it had its data, is gone");
  }

  @Test
  void nor_by_another_agent_or_for_another_spec() {
    Rig rig = ready();
    rig.kill();
    rig.engine.dropVolume("zk1-data");
    rig.engine.removeByHand("zk1");
    rig.start().run(A_WHILE);
    assertRefused(rig, "in which it had its data");
    rig.send(Specs.host(2, Specs.zookeeper("V", "2"))).run(A_WHILE);
    assertRefused(rig, "in which it had its data");
  }

  @Test
  void nor_when_the_record_of_volumes_is_damaged() {
    Rig rig = ready();
    rig.kill();
    rig.disk.damage("volumes");
    rig.engine.dropVolume("zk1-data");
    rig.engine.removeByHand("zk1");
    rig.start().run(A_WHILE);
    assertRefused(rig, "nobody knows whether it held data");
  }

  @Test
  void one_that_somebody_makes_by_hand_is_taken() {
    Rig rig = ready();
    lose(rig);
    rig.engine.ensureVolume("zk1-data", "by hand");
    rig.untilReady("zk1");
  }

  @Test
  void a_container_whose_volume_is_there_is_made_again() {
    Rig rig = ready();
    rig.engine.removeByHand("zk1");
    rig.run(Duration.ofSeconds(1));
    assertTrue(rig.runs("zk1"));
  }

  @Test
  void a_volume_the_spec_no_longer_names_may_begin_anew_later() {
    Rig rig = ready();
    rig.send(Specs.host(2, Specs.kafka())).run(Duration.ofMinutes(1));
    rig.engine.dropVolume("zk1-data");
    rig.send(Specs.host(3, Specs.zookeeper())).untilReady("zk1");
  }

  @Test
  void an_image_of_an_archive_that_goes_with_its_container_is_loaded_again_without_a_controller() {
    byte[] archive = "example/archived:1\n".getBytes(StandardCharsets.UTF_8);
    ImageArchive brings =
        new ImageArchive("example/archived:1", Digest.of(archive), archive.length);
    Rig rig = new Rig(folder).start();
    rig.link.contents.put(Digest.of(archive), archive);
    rig.send(archived(brings)).untilReady("zk1");
    rig.link.detach();
    rig.kill();
    rig.engine.removeByHand("zk1");
    rig.engine.removeImage("example/archived:1");
    rig.start().run(Duration.ofSeconds(30));
    assertTrue(rig.runs("zk1"), () -> rig.engine.journal().toString());
    assertEquals(
        2, rig.engine.journal().stream().filter("load example/archived:1"::equals).count());
  }

  private static DesiredHost archived(ImageArchive archive) {
    DesiredHost plain =
        Specs.host(1, Specs.container("zk1", "archived", 2181, List.of(), Specs.QUORUM));
    return new DesiredHost(
        plain.deployment(),
        plain.network(),
        plain.host(),
        plain.generation(),
        plain.specDigest(),
        plain.containers(),
        plain.fileSets(),
        plain.identities(),
        plain.blobs(),
        false,
        new TreeMap<>(Map.of(archive.image(), archive)));
  }
}
