package io.longshore.controller.workload.fabric.client.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.channel.ConfigDifferences;
import io.longshore.controller.workload.fabric.client.channel.Recorded;
import io.longshore.controller.workload.fabric.client.channel.WantedConfiguration;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigUpdateEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationStepTest {
  @TempDir private Path folder;
  private StepFixture net;
  private Config config;

  @BeforeEach
  void start() throws Exception {
    net = new StepFixture(folder);
    config = Recorded.channel();
    net.orderer.serve("mychannel", List.of(StepFixture.block(0, config)));
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void a_channel_as_the_spec_has_it_is_sent_nothing() {
    assertInstanceOf(Outcome.AlreadySo.class, run(wanted("V1_3"), all()));
    assertEquals(0, net.orderer.taken().size());
  }

  @Test
  void what_differs_is_sent_once_with_the_signatures_of_those_who_have_a_say() throws Exception {
    Config after = ConfigDifferences.applied(wanted("V1_4_2"), config);
    net.orderer.whenTaken(
        message ->
            net.orderer.serve(
                "mychannel", List.of(StepFixture.block(0, config), StepFixture.block(1, after))));
    assertInstanceOf(Outcome.Done.class, run(wanted("V1_4_2"), all()));
    assertInstanceOf(Outcome.AlreadySo.class, run(wanted("V1_4_2"), all()));
    assertEquals(1, net.orderer.taken().size());
    assertEquals(2, signatures(net.orderer.taken().get(0)));
  }

  @Test
  void what_needs_others_is_left_and_says_whom_and_how() {
    Outcome outcome = run(wanted("V1_4_2"), List.of(net.admin()));
    assertInstanceOf(Outcome.Awaits.class, outcome);
    assertTrue(outcome.toString().contains("of Org1MSP, Org2MSP"), outcome::toString);
    assertTrue(
        outcome.toString().contains("controller fabric channel update mychannel --export FILE"),
        outcome::toString);
    assertEquals(0, net.orderer.taken().size());
  }

  @Test
  void what_a_person_must_decide_is_not_sent() {
    assertInstanceOf(Outcome.AlreadySo.class, run(wanted("V1_2"), all()));
    assertEquals(0, net.orderer.taken().size());
  }

  private List<SigningIdentity> all() {
    return net.materials.organizations().values().stream().map(one -> one.admin()).toList();
  }

  private Outcome run(WantedConfiguration wanted, List<SigningIdentity> administrators) {
    ChannelSteps steps = new ChannelSteps(net.orderers, net.peers, net.stamps, StepFixture.LIMIT);
    return net.runner.run(
        steps.configure("as the spec has it", wanted, net.orderer(), administrators));
  }

  private static WantedConfiguration wanted(String application) {
    SortedSet<String> capabilities = new TreeSet<>(List.of(application));
    return new WantedConfiguration(
        "mychannel",
        Optional.empty(),
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty(),
        Optional.of(capabilities));
  }

  private static int signatures(Envelope message) throws Exception {
    return ConfigUpdateEnvelope.parseFrom(Payload.parseFrom(message.getPayload()).getData())
        .getSignaturesCount();
  }
}
