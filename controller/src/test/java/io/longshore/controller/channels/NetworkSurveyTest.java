package io.longshore.controller.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.longshore.base.InMemoryStateDir;
import io.longshore.controller.fleet.HostImages;
import io.longshore.controller.store.SmokeRecords;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.link.GrpcFabricLink;
import io.longshore.controller.workload.fabric.client.link.NetworkFixture;
import io.longshore.controller.workload.fabric.client.step.PeerQueries;
import io.longshore.controller.workload.fabric.client.step.StepRunner;
import io.longshore.model.DriftFinding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkSurveyTest {
  private static final String ORDERER = "orderer1.example.com";
  private static final String PEER = "peer0.org1.example.com";

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  @TempDir private Path folder;
  private FakeNetwork net;

  @BeforeEach
  void start() throws Exception {
    net = new FakeNetwork(folder);
  }

  @AfterEach
  void stop() {
    net.close();
    threads.shutdownNow();
  }

  @Test
  void a_channel_that_nobody_made_is_yet_to_be_made() {
    assertEquals(List.of("NOT_MADE channel channel"), found(ORDERER, PEER));
  }

  @Test
  void of_a_channel_that_was_made_only_its_configuration_is_told() {
    make();
    net.peer.answer("qscc GetChainInfo", info(2));
    net.peer.answer("lscc getinstalledchaincodes", ByteString.EMPTY);
    // The fake orderer serves a recorded configuration, which other authorities made.
    assertEquals(
        List.of("CONFIGURED configuration authority", "CONFIGURED configuration member"),
        found(ORDERER, PEER));
  }

  @Test
  void nodes_that_do_not_serve_are_not_asked_and_are_not_known() {
    make();
    int asked = net.peer.asked().size();
    assertEquals(
        List.of("NO_ANSWER " + PEER + " answer"),
        found(ORDERER).stream().filter(one -> one.contains(PEER)).toList());
    assertEquals(asked, net.peer.asked().size());
    assertTrue(found(PEER).contains("NO_ANSWER " + ORDERER + " answer"));
  }

  @Test
  void an_orderer_that_refuses_is_not_taken_for_one_without_the_channel() {
    net.orderer.refuse("mychannel", Status.SERVICE_UNAVAILABLE);
    List<String> found = found(ORDERER, PEER);
    assertTrue(found.contains("NO_ANSWER " + ORDERER + " answer"), found::toString);
    assertTrue(found.stream().noneMatch(one -> one.contains("NOT_MADE channel")), found::toString);
  }

  private static ByteString info(long height) {
    return BlockchainInfo.newBuilder()
        .setHeight(height)
        .setCurrentBlockHash(ByteString.copyFrom(new byte[32]))
        .build()
        .toByteString();
  }

  private List<String> found(String... serving) {
    try (GrpcFabricLink link = new GrpcFabricLink(Duration.ofSeconds(20))) {
      FabricConversation fabric =
          new FabricConversation(net.network, net.materials, link, NetworkFixture.stamps());
      NetworkSurvey survey =
          new NetworkSurvey(
              fabric,
              new PeerQueries(link, NetworkFixture.stamps(), Duration.ofSeconds(20)),
              threads,
              new TreeSet<>(List.of(serving)));
      survey.look();
      WantedChannel channel = net.network.channels().get(0);
      FindingsDraft draft = new FindingsDraft(net.clock.instant());
      ChannelSeen seen = survey.channel(channel);
      ChannelJudge.ledgers(channel.name(), seen, Optional.empty(), draft);
      ChannelJudge.chaincodes(channel, seen, new TreeMap<>(), new TreeMap<>(), draft);
      return draft.all().stream().map(NetworkSurveyTest::words).toList();
    }
  }

  private static String words(DriftFinding one) {
    return one.reason() + " " + one.subject() + " " + one.field();
  }

  private void make() {
    try (GrpcFabricLink link = new GrpcFabricLink(Duration.ofSeconds(20))) {
      FabricConversation fabric =
          new FabricConversation(net.network, net.materials, link, NetworkFixture.stamps());
      BoundSteps steps =
          new BoundSteps(
              fabric,
              channel -> Optional.empty(),
              id -> Finding.unknown(new Setback.NotYet("no package of " + id)),
              new SmokeSteps(fabric, new SmokeRecords(new InMemoryStateDir()), "n", net.clock),
              new HostImages());
      StepRunner runner =
          new StepRunner(
              net.clock,
              time -> {
                net.clock.advance(time);
                return true;
              },
              Duration.ofSeconds(1),
              Duration.ofSeconds(3));
      new ChannelRun(net.clock, runner, step -> step.accept(steps), (step, so) -> {}, e -> {})
          .make(new ArrayList<>(StepOrder.of(net.network, true)));
    }
  }
}
