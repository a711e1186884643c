package io.longshore.controller.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Digest;
import io.longshore.base.InMemoryStateDir;
import io.longshore.base.ManualClock;
import io.longshore.base.SimulatedLoop;
import io.longshore.controller.artifact.Content;
import io.longshore.controller.store.DesiredStore;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import io.longshore.model.ImageArchive;
import io.longshore.proto.v1.ControllerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OffersTest {
  private static final byte[] BLOCK = new byte[5_000];
  private static final byte[] SMALL = {7};
  private static final byte[] ARCHIVE = {1, 2, 3};

  private final SimulatedLoop loop = new SimulatedLoop(new ManualClock());
  private final Preflights preflights = new Preflights(loop);
  private Offers offers;

  @BeforeEach
  void begin() {
    DesiredStore desired = new DesiredStore(new InMemoryStateDir());
    desired.put(host());
    offers =
        new Offers(
            desired, preflights, new ImageOrders(loop), digest -> Optional.of(Content.of(ARCHIVE)));
  }

  @Test
  void a_host_is_given_what_its_own_desired_state_names_and_nothing_else() {
    assertTrue(given("h1", BLOCK));
    assertTrue(given("h1", ARCHIVE));
    assertFalse(given("h1", new byte[] {9}));
    assertFalse(given("h2", BLOCK));
    assertFalse(given("h2", ARCHIVE));
  }

  @Test
  void what_is_no_digest_is_nothing_that_is_given() {
    Random random = new Random(5);
    for (int attempt = 0; attempt < 5_000; attempt++) {
      StringBuilder name = new StringBuilder(attempt % 3 == 0 ? "../" : "");
      for (int letter = random.nextInt(70); letter > 0; letter--) {
        name.appendCodePoint(random.nextInt(0x250));
      }
      assertEquals(Optional.empty(), offers.find("h1", name.toString()));
    }
  }

  @Test
  void a_preflight_offers_its_archives_to_whom_it_asks_until_they_have_answered() {
    preflights.ask(
        new Preflights.Question(
            new TreeMap<>(Map.of("h2", new TreeSet<>(List.of("example/one:1")))),
            new TreeMap<>(Map.of("example/one:1", archive())),
            false),
        Map.of(),
        Duration.ofMinutes(1),
        answers -> {});
    assertTrue(given("h2", ARCHIVE));
    assertFalse(given("h3", ARCHIVE));
    loop.run(Duration.ofMinutes(2));
    assertFalse(given("h2", ARCHIVE));
  }

  @Test
  void a_large_file_is_named_in_a_shipment_and_a_small_one_carried() {
    ControllerMessage message = Shipment.of(host());
    assertEquals(1, message.getToFetchCount());
    assertEquals(Digest.of(BLOCK).hex(), message.getToFetch(0).getDigest());
    assertEquals(BLOCK.length, message.getToFetch(0).getSize());
    assertEquals(1, message.getDesired().getBlobsCount());
  }

  private boolean given(String host, byte[] content) {
    return offers.find(host, Digest.of(content).hex()).isPresent();
  }

  private static ImageArchive archive() {
    return new ImageArchive("example/one:1", Digest.of(ARCHIVE), ARCHIVE.length);
  }

  private static DesiredHost host() {
    FileSet set =
        new FileSet(
            "files",
            List.of(
                new FileEntry("block", 0644, new FileContent.Blob(Digest.of(BLOCK))),
                new FileEntry("small", 0644, new FileContent.Blob(Digest.of(SMALL)))));
    return new DesiredHost(
        "deployment",
        "net",
        "h1",
        1,
        "",
        List.of(),
        new TreeMap<>(Map.of("files", set)),
        new TreeMap<>(),
        new TreeMap<>(Map.of(Digest.of(BLOCK).hex(), BLOCK, Digest.of(SMALL).hex(), SMALL)),
        true,
        new TreeMap<>(Map.of("example/one:1", archive())));
  }
}
