package io.longshore.controller.workload.fabric.client.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.workload.fabric.client.channel.ConfigDifference.Topic;
import io.longshore.controller.workload.fabric.material.BatchLimits;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CapabilityDifferencesTest {
  private Config current;

  @BeforeEach
  void read() throws Exception {
    current = Recorded.channel();
  }

  @Test
  void the_recorded_channel_has_what_specs_say_unless_told() {
    assertEquals(List.of(), differences("V1_3", "V1_1", "V1_3"));
  }

  @Test
  void the_orderers_capability_is_their_administrators_affair() {
    ConfigDifference only = only("V1_3", "V1_4_2", "V1_3");
    assertEquals("Orderer: V1_1", only.has());
    assertEquals("Orderer: V1_4_2", only.wants());
    Consent consent = Consent.to(current, update(only));
    assertEquals(Set.of("/Channel/Orderer/Admins"), consent.policies());
    assertTrue(consent.isGiven(Set.of("OrdererMSP")));
  }

  @Test
  void what_peers_must_know_is_decided_by_a_majority_of_members() {
    Consent consent = Consent.to(current, update(only("V1_3", "V1_1", "V1_4_2")));
    assertEquals(Set.of("/Channel/Application/Admins"), consent.policies());
  }

  @Test
  void what_all_must_know_is_decided_by_orderers_and_members_together() {
    Consent consent = Consent.to(current, update(only("V1_4_3", "V1_1", "V1_3")));
    assertEquals(Set.of("/Channel/Admins"), consent.policies());
  }

  @Test
  void a_capability_is_never_lowered() {
    ConfigDifference only = only("V1_3", "V1_1", "V1_2");
    assertEquals(Optional.empty(), only.edit());
    assertTrue(only.remedy().contains("V1_3"), only.remedy());
  }

  @Test
  void what_the_spec_does_not_speak_of_is_not_looked_at() {
    assertEquals(
        List.of(), CapabilityDifferences.of(wanted(Optional.empty(), Optional.empty()), current));
  }

  private ConfigDifference only(String channel, String orderer, String application) {
    List<ConfigDifference> found = differences(channel, orderer, application);
    assertEquals(1, found.size(), found::toString);
    assertEquals(Topic.CAPABILITIES, found.get(0).topic());
    return found.get(0);
  }

  private ConfigUpdate update(ConfigDifference difference) {
    return ConfigUpdates.between(
            "mychannel", current, difference.edit().orElseThrow().apply(current))
        .orElseThrow();
  }

  private List<ConfigDifference> differences(String channel, String orderer, String application) {
    OrderingSpec ordering =
        new OrderingSpec(
            "testchainid",
            "SampleConsortium",
            List.of("orderer1.example.com:7050"),
            List.of("kafka1:9092"),
            new BatchLimits(Duration.ofSeconds(2), 10, 99L << 20, 512L << 10),
            names(channel),
            names(orderer));
    return CapabilityDifferences.of(
        wanted(Optional.of(ordering), Optional.of(names(application))), current);
  }

  private static WantedConfiguration wanted(
      Optional<OrderingSpec> ordering, Optional<SortedSet<String>> application) {
    return new WantedConfiguration(
        "mychannel", Optional.empty(), new TreeMap<>(), new TreeMap<>(), ordering, application);
  }

  private static SortedSet<String> names(String one) {
    return new TreeSet<>(List.of(one));
  }
}
