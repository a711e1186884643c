package io.longshore.controller.workload.fabric.client.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.channel.AnchorPeer;
import io.longshore.controller.workload.fabric.client.channel.ConfigEdits;
import io.longshore.controller.workload.fabric.client.channel.NewChannel;
import io.longshore.controller.workload.fabric.client.channel.Recorded;
import io.longshore.controller.workload.fabric.client.link.FakePeer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.peer.ChannelInfo;
import org.hyperledger.fabric.protos.peer.ChannelQueryResponse;
import org.hyperledger.fabric.protos.peer.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelStepsTest {
  private static final String SYSTEM = "testchainid";
  private static final NewChannel CHANNEL =
      new NewChannel(
          "mychannel",
          "SampleConsortium",
          new TreeSet<>(List.of("Org1MSP", "Org2MSP")),
          NewChannel.DEFAULT_CAPABILITIES);
  private static final SortedSet<AnchorPeer> ANCHORS =
      new TreeSet<>(List.of(new AnchorPeer("peer9.org1.example.com", 7051)));

  private static final Response DENIED =
      FakePeer.error(
          "access denied for [GetBlockByNumber][mychannel]: [Failed evaluating policy on signed"
              + " data during check policy [/Channel/Application/Readers]: [Failed to reach"
              + " implicit threshold of 1 sub-policies, required 1 remaining: permission denied]]");

  @TempDir private Path folder;
  private StepFixture net;
  private ChannelSteps steps;
  private Config config;

  @BeforeEach
  void start() throws Exception {
    net = new StepFixture(folder);
    steps = new ChannelSteps(net.orderers, net.peers, net.stamps, StepFixture.LIMIT);
    config = Recorded.channel();
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void asks_for_a_channel_once_and_waits_until_it_is_served() {
    net.orderer.refuse(SYSTEM, Status.FORBIDDEN);
    net.orderer.whenTaken(
        message -> net.orderer.serve("mychannel", List.of(StepFixture.block(0, config))));
    assertInstanceOf(Outcome.Done.class, run(create()));
    assertInstanceOf(Outcome.AlreadySo.class, run(create()));
    assertEquals(1, net.orderer.taken().size());
  }

  @Test
  void asks_for_no_channel_while_the_orderer_cannot_order() {
    net.orderer.refuse(SYSTEM, Status.SERVICE_UNAVAILABLE);
    assertInstanceOf(Setback.NotYet.class, run(create()));
    assertEquals(0, net.orderer.taken().size());
  }

  @Test
  void does_not_ask_twice_for_a_channel_that_was_taken_and_is_not_seen() {
    net.orderer.refuse(SYSTEM, Status.FORBIDDEN);
    assertInstanceOf(Setback.NotYet.class, run(create()));
    assertEquals(1, net.orderer.taken().size());
  }

  @Test
  void tries_again_what_kafka_did_not_keep() {
    net.orderer.refuse(SYSTEM, Status.FORBIDDEN);
    net.orderer.answer(Status.SERVICE_UNAVAILABLE, "cannot enqueue");
    net.orderer.whenTaken(
        message -> net.orderer.serve("mychannel", List.of(StepFixture.block(0, config))));
    assertInstanceOf(Outcome.Done.class, run(create()));
  }

  @Test
  void joins_a_peer_with_the_channels_first_block() {
    Block genesis = StepFixture.block(0, config);
    net.one.answer("cscc GetChannels", ByteString.EMPTY);
    net.one.answer("qscc GetBlockByNumber", genesis.toByteString());
    net.one.answer(
        "cscc JoinChain",
        arguments -> {
          assertEquals(genesis.toByteString(), arguments.get(1));
          net.one.answer("cscc GetChannels", joined().toByteString());
          return FakePeer.ok(ByteString.EMPTY);
        });
    Step join = steps.join("mychannel", genesis, net.peer());
    assertInstanceOf(Outcome.Done.class, run(join));
    assertInstanceOf(Outcome.AlreadySo.class, run(join));
    assertEquals(1, net.one.asked().stream().filter("cscc JoinChain"::equals).count());
  }

  @Test
  void finds_a_peer_in_another_channel_of_the_same_name() {
    net.one.answer("cscc GetChannels", joined().toByteString());
    net.one.answer("qscc GetBlockByNumber", StepFixture.block(7, config).toByteString());
    Outcome outcome = run(steps.join("mychannel", StepFixture.block(0, config), net.peer()));
    assertInstanceOf(Setback.Refused.class, outcome);
    assertTrue(outcome.toString().contains("another channel"), outcome::toString);
  }

  @Test
  void waits_for_a_later_members_peer_to_fetch_the_block_that_made_it_one() {
    Config founders = ConfigEdits.withoutOrganization(config, "Org1MSP");
    Block genesis = StepFixture.block(0, founders);
    net.one.answer("cscc GetChannels", joined().toByteString());
    AtomicInteger asked = new AtomicInteger();
    net.one.answer(
        "qscc GetBlockByNumber",
        arguments -> asked.incrementAndGet() == 1 ? DENIED : FakePeer.ok(genesis.toByteString()));
    assertInstanceOf(Outcome.AlreadySo.class, run(steps.join("mychannel", genesis, net.peer())));
    assertEquals(2, asked.get());
  }

  @Test
  void takes_the_word_of_a_peer_that_denies_one_of_the_first_members() {
    Block genesis = StepFixture.block(0, config);
    net.one.answer("cscc GetChannels", joined().toByteString());
    net.one.answer("qscc GetBlockByNumber", arguments -> DENIED);
    assertInstanceOf(Setback.Refused.class, run(steps.join("mychannel", genesis, net.peer())));
  }

  @Test
  void updates_anchors_from_the_configuration_in_force() {
    net.orderer.serve("mychannel", List.of(StepFixture.block(0, config)));
    Config updated = ConfigEdits.withAnchors(config, "Org1MSP", ANCHORS);
    net.orderer.whenTaken(
        message ->
            net.orderer.serve(
                "mychannel", List.of(StepFixture.block(0, config), StepFixture.block(1, updated))));
    Step anchors = steps.anchors("mychannel", "Org1MSP", ANCHORS, net.orderer());
    assertInstanceOf(Outcome.Done.class, run(anchors));
    assertInstanceOf(Outcome.AlreadySo.class, run(anchors));
    assertEquals(1, net.orderer.taken().size());
  }

  @Test
  void computes_an_update_anew_when_another_came_first() {
    net.orderer.serve("mychannel", List.of(StepFixture.block(0, config)));
    net.orderer.answer(
        Status.BAD_REQUEST,
        "error authorizing update: error validating ReadSet: readset expected key [Group]"
            + "  /Channel/Application/Org1MSP at version 1, but got version 2");
    Config updated = ConfigEdits.withAnchors(config, "Org1MSP", ANCHORS);
    net.orderer.whenTaken(
        message -> net.orderer.serve("mychannel", List.of(StepFixture.block(0, updated))));
    assertInstanceOf(
        Outcome.Done.class, run(steps.anchors("mychannel", "Org1MSP", ANCHORS, net.orderer())));
  }

  @Test
  void says_which_organisations_a_channel_has_when_asked_for_another() {
    net.orderer.serve("mychannel", List.of(StepFixture.block(0, config)));
    Outcome outcome = run(steps.anchors("mychannel", "Org9MSP", ANCHORS, net.orderer()));
    assertInstanceOf(Setback.Refused.class, outcome);
    assertTrue(outcome.toString().contains("[Org1MSP, Org2MSP]"), outcome::toString);
  }

  private Step create() {
    return steps.create(CHANNEL, net.orderer(), SYSTEM, List.of(net.admin()), Optional.empty());
  }

  private Outcome run(Step step) {
    return net.runner.run(step);
  }

  private static ChannelQueryResponse joined() {
    return ChannelQueryResponse.newBuilder()
        .addChannels(ChannelInfo.newBuilder().setChannelId("mychannel"))
        .build();
  }
}
