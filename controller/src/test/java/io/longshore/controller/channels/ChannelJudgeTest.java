package io.longshore.controller.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.WantedTopics;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeLanguage;
import io.longshore.controller.workload.fabric.client.chaincode.InstantiatedChaincode;
import io.longshore.controller.workload.fabric.client.channel.ConfigDifference;
import io.longshore.controller.workload.fabric.client.policy.PolicyParser;
import io.longshore.model.DriftFinding;
import io.longshore.model.TopicSeen;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChannelJudgeTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Digest FIRST = digest("the channel's");
  private static final Digest OTHER = digest("an older network's");
  private static final String POLICY = "AND('Org1MSP.peer', 'Org2MSP.peer')";
  private static final WantedChannel WANTED = wanted();

  private final SortedMap<String, Finding<Optional<LedgerSeen>>> orderers = new TreeMap<>();
  private final SortedMap<String, Finding<Optional<LedgerSeen>>> peers = new TreeMap<>();
  private final SortedMap<String, Finding<Optional<InstantiatedChaincode>>> running =
      new TreeMap<>();
  private final SortedMap<String, Finding<SortedMap<String, Digest>>> installed = new TreeMap<>();
  private final SortedMap<String, Digest> hashes = new TreeMap<>();
  private Finding<List<ConfigDifference>> differences = Finding.of(List.of());
  private Optional<Digest> recorded = Optional.of(FIRST);

  ChannelJudgeTest() {
    orderers.put("orderer1", ledger(20, FIRST));
    orderers.put("orderer2", ledger(20, FIRST));
    for (DialledNode peer : WANTED.peers()) {
      peers.put(peer.name(), ledger(20, FIRST));
      installed.put(peer.name(), packages("mycc 1.0", digest("code")));
    }
    hashes.put("mycc 1.0", digest("code"));
    runs("1.0", digest("code"), policy());
  }

  private static WantedChannel wanted() {
    try {
      return new WantedChannel(
          "mychannel",
          new TreeSet<>(List.of("Org1", "Org2")),
          List.of(
              new DialledNode("peer0", "10.0.0.1", 7051, "Org1"),
              new DialledNode("peer1", "10.0.0.2", 7051, "Org2")),
          new TreeMap<>(),
          List.of(
              new WantedChaincode(
                  new ChaincodeId("mycc", "1.0"),
                  ChaincodeLanguage.GO,
                  "example.com/mycc",
                  List.of(),
                  PolicyParser.parse(POLICY),
                  Optional.empty())),
          new TreeSet<>());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String policy() {
    return WANTED.chaincodes().get(0).policy().toString();
  }

  private static Digest digest(String of) {
    return Digest.of(of.getBytes(StandardCharsets.UTF_8));
  }

  private static Finding<Optional<LedgerSeen>> ledger(long blocks, Digest first) {
    return Finding.of(Optional.of(new LedgerSeen(blocks, first)));
  }

  private static <T> Finding<T> unknown(String why) {
    return Finding.unknown(new Setback.NotYet(why));
  }

  private static Finding<SortedMap<String, Digest>> packages(String id, Digest hash) {
    SortedMap<String, Digest> packages = new TreeMap<>();
    packages.put(id, hash);
    return Finding.of(packages);
  }

  private void runs(String version, Digest hash, String policy) {
    running.put(
        "mycc",
        Finding.of(
            Optional.of(
                new InstantiatedChaincode(new ChaincodeId("mycc", version), hash, policy))));
  }

  private List<String> found() {
    FindingsDraft draft = new FindingsDraft(NOW);
    ChannelSeen seen = new ChannelSeen(orderers, peers, differences, running);
    ChannelJudge.ledgers("mychannel", seen, recorded, draft);
    ChannelJudge.chaincodes(WANTED, seen, hashes, installed, draft);
    return draft.all().stream().map(ChannelJudgeTest::words).toList();
  }

  private static String words(DriftFinding one) {
    return one.driftClass()
        + " "
        + one.reason()
        + " "
        + one.subject()
        + "|"
        + one.field()
        + "|"
        + one.desired()
        + "|"
        + one.observed();
  }

  private static String brief(String of) {
    return digest(of).brief();
  }

  @Test
  void nothing_is_found_where_everything_is_as_the_spec_says() {
    assertEquals(List.of(), found());
  }

  @Test
  void blocks_that_are_just_being_written_are_no_lag_and_more_are() {
    peers.put("peer0", ledger(20 - ChannelJudge.NEARLY, FIRST));
    assertEquals(List.of(), found());
    peers.put("peer0", ledger(20 - ChannelJudge.NEARLY - 1, FIRST));
    assertEquals(List.of("DIVERGED BEHIND peer0|blocks|as far as the orderers|behind"), found());
    assertEquals(1, ChannelJudge.level(new ChannelSeen(orderers, peers, differences, running)));
  }

  @Test
  void a_lag_that_grows_is_the_same_finding() {
    peers.put("peer0", ledger(2, FIRST));
    List<String> before = found();
    peers.put("peer0", ledger(5, FIRST));
    assertEquals(before, found());
  }

  @Test
  void a_ledger_of_an_earlier_network_is_told_by_its_first_block() {
    peers.put("peer1", ledger(20, OTHER));
    orderers.put("orderer2", ledger(20, OTHER));
    assertEquals(
        List.of(
            "DIVERGED OTHER_LEDGER orderer2|first-block|" + FIRST.brief() + "|" + OTHER.brief(),
            "DIVERGED OTHER_LEDGER peer1|first-block|" + FIRST.brief() + "|" + OTHER.brief()),
        found());
  }

  @Test
  void a_node_that_cannot_be_asked_is_not_known_and_never_absent() {
    peers.put("peer0", unknown("no answer within 5 s"));
    installed.put("peer0", unknown("no answer within 5 s"));
    orderers.put("orderer1", unknown("connection refused"));
    assertEquals(
        List.of(
            "UNKNOWN NO_ANSWER orderer1|answer|an account of it|none",
            "UNKNOWN NO_ANSWER peer0|answer|an account of it|none"),
        found());
  }

  @Test
  void while_no_orderer_answers_the_channel_is_not_said_to_be_missing() {
    orderers.replaceAll((node, seen) -> unknown("connection refused"));
    differences = unknown("connection refused");
    assertEquals(
        List.of(
            "UNKNOWN NO_ANSWER configuration|answer|an account of it|none",
            "UNKNOWN NO_ANSWER orderer1|answer|an account of it|none",
            "UNKNOWN NO_ANSWER orderer2|answer|an account of it|none"),
        found());
  }

  @Test
  void a_channel_that_was_never_made_waits_for_an_apply_and_one_that_was_is_lost() {
    orderers.replaceAll((node, seen) -> Finding.of(Optional.empty()));
    running.put("mycc", Finding.of(Optional.empty()));
    recorded = Optional.empty();
    assertEquals(
        List.of(
            "INTENTIONAL NOT_MADE chaincode mycc|version|1.0|",
            "INTENTIONAL NOT_MADE channel|channel|mychannel|"),
        found());
    recorded = Optional.of(FIRST);
    assertEquals("DIVERGED LEDGER_LOST channel|first-block|" + FIRST.brief() + "|", found().get(1));
  }

  @Test
  void a_peer_that_has_not_joined_or_lacks_a_package_waits_for_an_apply() {
    peers.put("peer1", Finding.of(Optional.empty()));
    installed.put("peer1", Finding.of(new TreeMap<>()));
    assertEquals(
        List.of(
            "INTENTIONAL NOT_MADE peer1|channels|mychannel|",
            "INTENTIONAL NOT_MADE peer1|package.mycc 1.0|" + brief("code") + "|"),
        found());
  }

  @Test
  void other_code_under_the_same_version_and_another_policy_are_told() {
    installed.put("peer0", packages("mycc 1.0", digest("evil")));
    runs("1.0", digest("evil"), "OR('Org1MSP.peer')");
    assertEquals(
        List.of(
            "DIVERGED OTHER_PACKAGE chaincode mycc|package|" + brief("code") + "|" + brief("evil"),
            "DIVERGED OTHER_POLICY chaincode mycc|policy|" + policy() + "|OR('Org1MSP.peer')",
            "DIVERGED OTHER_PACKAGE peer0|package.mycc 1.0|" + brief("code") + "|" + brief("evil")),
        found());
  }

  @Test
  void without_the_package_at_hand_peers_are_held_to_what_the_channel_runs() {
    hashes.clear();
    installed.put("peer0", packages("mycc 1.0", digest("evil")));
    assertEquals(
        List.of(
            "DIVERGED OTHER_PACKAGE peer0|package.mycc 1.0|" + brief("code") + "|" + brief("evil")),
        found());
  }

  @Test
  void another_version_waits_for_an_apply() {
    runs("0.9", digest("older"), policy());
    assertEquals(List.of("INTENTIONAL NOT_MADE chaincode mycc|version|1.0|0.9"), found());
  }

  @Test
  void a_configuration_that_differs_is_told_in_plain_words_and_an_own_policy_is_left_alone() {
    differences =
        Finding.of(
            List.of(
                new ConfigDifference(
                    ConfigDifference.Topic.BATCH, "2s", "1s", Optional.of(config -> config), ""),
                new ConfigDifference(
                    ConfigDifference.Topic.POLICY,
                    "Org1 has policies of its own",
                    "those that the controller gives an organisation",
                    Optional.empty(),
                    "nothing")));
    assertEquals(
        List.of(
            "DIVERGED CONFIGURED configuration|batch|1s|2s",
            "FOREIGN OWN_POLICY configuration|policy|those that the controller gives an"
                + " organisation|Org1 has policies of its own"),
        found());
  }

  @Test
  void a_topic_is_held_to_the_spec_and_what_brokers_did_not_say_is_not_judged() {
    assertEquals(
        List.of(
            "DIVERGED OTHER_TOPIC topic c|min-insync-replicas|2|1",
            "DIVERGED OTHER_TOPIC topic c|replication-factor|3|1",
            "DIVERGED OTHER_TOPIC topic c|retention-ms|-1|604800000",
            "DIVERGED OTHER_TOPIC topic c|unclean-election|false|true"),
        topic(Optional.of(new TopicSeen("c", 1, 1, 1, "1", "604800000", "true")), true));
    assertEquals(
        List.of("DIVERGED OTHER_TOPIC topic c|in-sync|3|2"),
        topic(Optional.of(new TopicSeen("c", 1, 3, 2, "", "", "")), true));
    assertEquals(
        List.of(),
        topic(Optional.of(new TopicSeen("c", 1, 3, 2, "2", "-1", "false")), false),
        "while a broker is down its replicas are");
    assertEquals(
        List.of("UNKNOWN NO_ANSWER topic c|answer|an account of it|none"),
        topic(Optional.empty(), true));
  }

  private static List<String> topic(Optional<TopicSeen> seen, boolean whole) {
    FindingsDraft draft = new FindingsDraft(NOW);
    TopicJudge.judge("c", seen, new WantedTopics(3, 2), whole, draft);
    return draft.all().stream().map(ChannelJudgeTest::words).toList();
  }
}
