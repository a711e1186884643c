package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.artifact.Artifacts;
import io.longshore.agent.engine.FakeEngine;
import io.longshore.agent.files.FileSets;
import io.longshore.agent.identity.NodeIdentities;
import io.longshore.agent.link.ImageOrder;
import io.longshore.agent.link.ImageReport;
import io.longshore.agent.ports.FakePorts;
import io.longshore.base.ArtifactFolder;
import io.longshore.base.Digest;
import io.longshore.base.InMemoryStateDir;
import io.longshore.model.ImageArchive;
import io.longshore.model.Labels;
import io.longshore.policy.HostPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image is made on one host, once, and brought to another. */
class OrderedImagesTest {
  private static final String MADE_OF = Digest.of("package".getBytes()).hex();
  private static final String HERE = "dev-peer0-mycc-1.0-aa";
  private static final String THERE = "dev-peer1-mycc-1.0-bb";

  @TempDir private Path folder;

  private final FakeLink link = new FakeLink();
  private final FakeEngine first = new FakeEngine(Clock.systemUTC());
  private final FakeEngine second = new FakeEngine(Clock.systemUTC());

  @BeforeEach
  void begin() {
    link.attach();
    first.image("builder:1");
    first.image("runtime:1");
  }

  @Test
  void is_made_once_and_brought_under_every_name() throws IOException {
    ImageReport made = images(first, "one").carryOut(order(HERE, sources("0"), true));
    assertEquals(ImageReport.Outcome.MADE, made.outcome(), made.detail());
    ImageReport again = images(first, "one").carryOut(order(HERE, sources("0"), true));
    assertEquals(ImageReport.Outcome.PRESENT, again.outcome(), again.detail());
    assertEquals(1, builds(first));

    ImageArchive given = made.given().orElseThrow();
    assertEquals(made.given(), again.given());
    ImageOrder there =
        new ImageOrder(
            3,
            List.of(THERE),
            MADE_OF,
            Optional.empty(),
            Optional.of(new ImageArchive(THERE, given.digest(), given.size())),
            false);
    assertEquals(ImageReport.Outcome.LOADED, images(second, "two").carryOut(there).outcome());
    assertEquals(ImageReport.Outcome.PRESENT, images(second, "two").carryOut(there).outcome());
    assertEquals(MADE_OF, second.imageLabels(THERE).orElseThrow().get(Labels.MADE_OF));
  }

  @Test
  void a_look_makes_nothing() throws IOException {
    ImageOrder look =
        new ImageOrder(1, List.of(HERE), MADE_OF, Optional.empty(), Optional.empty(), false);
    assertEquals(ImageReport.Outcome.ABSENT, images(first, "one").carryOut(look).outcome());
    assertEquals(0, first.mutations());
  }

  @Test
  void one_of_another_package_under_the_same_name_is_made_anew() throws IOException {
    String other = Digest.of("another package".getBytes()).hex();
    images(first, "one").carryOut(order(HERE, other, sources("0"), false));
    ImageReport made = images(first, "one").carryOut(order(HERE, sources("0"), false));
    assertEquals(ImageReport.Outcome.MADE, made.outcome(), made.detail());
    assertEquals(2, builds(first));
  }

  @Test
  void one_that_a_peer_made_itself_is_left() throws IOException {
    first.image(HERE);
    ImageReport found = images(first, "one").carryOut(order(HERE, sources("0"), false));
    assertEquals(ImageReport.Outcome.PRESENT, found.outcome(), found.detail());
  }

  @Test
  void a_builder_that_can_be_pulled_is() throws IOException {
    second.pullable("builder:1");
    second.pullable("runtime:1");
    ImageReport made = images(second, "two").carryOut(order(THERE, sources("0"), false));
    assertEquals(ImageReport.Outcome.MADE, made.outcome(), made.detail());
  }

  @Test
  void a_host_without_the_builder_says_so_and_one_whose_build_fails_says_why() throws IOException {
    ImageReport without = images(second, "two").carryOut(order(THERE, sources("0"), true));
    assertEquals(ImageReport.Outcome.NO_BUILDER, without.outcome());
    assertTrue(without.detail().contains("builder:1"), without.detail());
    ImageReport failed = images(first, "one").carryOut(order(HERE, sources("2"), true));
    assertEquals(ImageReport.Outcome.FAILED, failed.outcome());
    assertTrue(failed.detail().contains("ended with 2"), failed.detail());
    assertEquals(Optional.empty(), failed.given());
  }

  @Test
  void an_image_that_the_hosts_policy_refuses_builds_nothing() throws IOException {
    OrderedImages closed =
        new OrderedImages(hands(first, "one"), HostPolicy.closed("policy", "it is not trusted"));
    ImageReport refused = closed.carryOut(order(HERE, sources("0"), true));
    assertEquals(ImageReport.Outcome.FAILED, refused.outcome());
    assertEquals(0, builds(first));
  }

  private static long builds(FakeEngine engine) {
    return engine.journal().stream().filter(call -> call.startsWith("build ")).count();
  }

  private byte[] sources(String status) {
    return (status + "\n").getBytes();
  }

  private ImageOrder order(String reference, byte[] sources, boolean give) {
    return order(reference, MADE_OF, sources, give);
  }

  private ImageOrder order(String reference, String madeOf, byte[] sources, boolean give) {
    link.contents.put(Digest.of(sources), sources);
    return new ImageOrder(
        1,
        List.of(reference),
        madeOf,
        Optional.of(
            new ImageOrder.Recipe(
                "builder:1",
                "go build",
                Digest.of(sources),
                sources.length,
                "runtime:1",
                "/usr/local/bin",
                new TreeMap<>(Map.of(Labels.MADE_OF, madeOf)),
                new TreeMap<>(),
                List.of(HERE, THERE))),
        Optional.empty(),
        give);
  }

  private OrderedImages images(FakeEngine engine, String host) throws IOException {
    return new OrderedImages(hands(engine, host), HostPolicy.builtIn());
  }

  private Hands hands(FakeEngine engine, String host) throws IOException {
    Path own = folder.resolve(host);
    return new Hands(
        engine,
        new FileSets(own),
        new NodeIdentities(new InMemoryStateDir(), new SecureRandom()),
        link,
        new FakePorts(),
        new FakeRules(),
        new Artifacts(new ArtifactFolder(own.resolve("artifacts")), link));
  }
}
