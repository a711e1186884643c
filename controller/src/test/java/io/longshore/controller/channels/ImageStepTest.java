package io.longshore.controller.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.chaincode.BuilderImages;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeImage;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeLanguage;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodePackage;
import io.longshore.controller.workload.fabric.client.step.StepRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The image of a chaincode is made once and brought to every host that lacks it. */
class ImageStepTest {
  private final FakeHosts hosts = new FakeHosts();

  @Test
  void is_made_on_one_host_and_brought_to_the_others() {
    hosts.withBuilder.add("h1");
    Outcome outcome = run();
    assertInstanceOf(Outcome.Done.class, outcome, outcome.toString());
    assertEquals(List.of("h1"), hosts.made);
    assertTrue(hosts.images.get("h2").contains("image-of-peer1"));
    assertInstanceOf(Outcome.AlreadySo.class, run());
    assertEquals(List.of("h1"), hosts.made);
  }

  @Test
  void is_made_where_there_is_a_builder() {
    hosts.withBuilder.add("h2");
    assertTrue(run().isSo());
    assertEquals(List.of("h2"), hosts.made);
    assertTrue(hosts.images.get("h1").contains("image-of-peer0"));
  }

  @Test
  void is_not_made_again_where_a_host_has_it() {
    hosts.images.put("h1", new TreeSet<>(List.of("image-of-peer0")));
    assertTrue(run().isSo());
    assertEquals(List.of(), hosts.made);
  }

  @Test
  void nobody_with_a_builder_ends_it_and_says_which_image_is_missing() {
    Outcome outcome = run();
    assertInstanceOf(Setback.Refused.class, outcome);
    assertTrue(outcome.toString().contains("no host can make it"), outcome.toString());
    assertTrue(outcome.toString().contains("fabric-ccenv:1.4.0"), outcome.toString());
  }

  @Test
  void a_build_that_fails_ends_it_with_the_builders_words() {
    hosts.withBuilder.add("h1");
    hosts.buildFails = "main.go:7: undefined: shim";
    Outcome outcome = run();
    assertInstanceOf(Setback.Refused.class, outcome);
    assertTrue(outcome.toString().contains("main.go:7: undefined: shim"), outcome.toString());
  }

  @Test
  void a_host_that_says_nothing_is_waited_for() {
    hosts.silent.add("h2");
    Outcome outcome = run();
    assertInstanceOf(Setback.NotYet.class, outcome);
    assertTrue(outcome.toString().contains("h2"), outcome.toString());
  }

  private Outcome run() {
    ChaincodePackage code =
        new ChaincodePackage(
            new ChaincodeId("mycc", "1.0"),
            ChaincodeLanguage.GO,
            "example.com/mycc",
            ByteString.copyFromUtf8("sources"));
    return new StepRunner(Clock.systemUTC(), time -> false, Duration.ZERO, Duration.ofSeconds(5))
        .run(
            new ImageStep(
                "the image is there",
                new ChaincodeImage(code, BuilderImages.of("1.4.0")),
                new TreeMap<>(
                    Map.of("h1", List.of("image-of-peer0"), "h2", List.of("image-of-peer1"))),
                hosts));
  }
}
