package io.longshore.controller.workload.fabric.client.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.workload.fabric.client.channel.ConfigDifference.Topic;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.material.BatchLimits;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import io.longshore.controller.workload.fabric.material.MaterialStore;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import io.longshore.controller.workload.fabric.material.Organization;
import io.longshore.controller.workload.fabric.material.OrganizationMsp;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConfigDifferencesTest {
  private static final BatchLimits BATCH =
      new BatchLimits(Duration.ofSeconds(2), 10, 99L << 20, 512L << 10);
  private static Materials materials;
  private static Config current;

  @BeforeAll
  static void make() throws Exception {
    materials =
        MaterialStore.forgetful(new SecureRandom(), Clock.systemUTC())
            .ensure(
                MaterialRequest.of(
                    List.of(
                        new Organization(
                            "OrdererOrg", "OrdererMSP", "example.com", Organization.Role.ORDERER),
                        peers("Org1MSP", "org1.example.com"),
                        peers("Org2MSP", "org2.example.com"),
                        peers("Org3MSP", "org3.example.com")),
                    ordering(BATCH)));
    Config recorded = Recorded.channel();
    for (String name : List.of("Org1MSP", "Org2MSP")) {
      recorded = ConfigEdits.withoutOrganization(recorded, name);
      recorded = ConfigEdits.withOrganization(recorded, materials.organization(name).msp());
    }
    current =
        ConfigEdits.withBatch(
            ConfigEdits.withOrdererAddresses(recorded, ordering(BATCH).ordererAddresses()), BATCH);
  }

  @Test
  void a_channel_as_wanted_differs_in_nothing_and_needs_no_update() {
    WantedConfiguration wanted = wanted(BATCH, "Org1MSP", "Org2MSP");
    assertEquals(List.of(), ConfigDifferences.of(wanted, current));
    assertEquals(current, ConfigDifferences.applied(wanted, current));
  }

  @Test
  void the_order_of_addresses_is_no_difference() {
    Config turned =
        ConfigEdits.withOrdererAddresses(
            current, List.of("orderer2.example.com:7050", "orderer1.example.com:7050"));
    assertEquals(List.of(), ConfigDifferences.of(wanted(BATCH, "Org1MSP", "Org2MSP"), turned));
  }

  @Test
  void a_batch_is_changed_by_the_orderers_administrator_alone() {
    WantedConfiguration wanted =
        wanted(
            new BatchLimits(Duration.ofSeconds(1), 20, 99L << 20, 512L << 10),
            "Org1MSP",
            "Org2MSP");
    ConfigDifference only = only(wanted);
    assertEquals(Topic.BATCH, only.topic());
    assertTrue(only.has().startsWith("after 2s or 10 messages"), only.has());
    assertTrue(only.wants().startsWith("after 1s or 20 messages"), only.wants());
    Consent consent = Consent.to(current, update(wanted));
    assertEquals(Set.of("/Channel/Orderer/Admins"), consent.policies());
    assertEquals(Set.of("OrdererMSP"), consent.voices());
    assertTrue(consent.isGiven(Set.of("OrdererMSP")));
    assertFalse(consent.isGiven(Set.of("Org1MSP", "Org2MSP")));
  }

  @Test
  void a_new_member_needs_a_majority_of_those_there_are() {
    WantedConfiguration wanted = wanted(BATCH, "Org1MSP", "Org2MSP", "Org3MSP");
    assertEquals(Topic.MEMBER, only(wanted).topic());
    Consent consent = Consent.to(current, update(wanted));
    assertEquals(Set.of("/Channel/Application/Admins"), consent.policies());
    assertFalse(consent.isGiven(Set.of("Org1MSP", "Org3MSP")));
    assertTrue(consent.isGiven(Set.of("Org1MSP", "Org2MSP")));
    assertTrue(
        UpdateWords.of(update(wanted)).contains("/Channel/Application/Org3MSP is added"),
        () -> UpdateWords.of(update(wanted)).toString());
  }

  @Test
  void a_member_that_the_spec_does_not_name_is_left_to_a_person() {
    WantedConfiguration wanted = wanted(BATCH, "Org1MSP");
    assertEquals(Optional.empty(), only(wanted).edit());
    assertEquals(current, ConfigDifferences.applied(wanted, current));
  }

  @Test
  void an_authority_that_is_not_the_controllers_is_left_to_a_person() throws Exception {
    Config foreign = Recorded.channel();
    List<Topic> topics =
        ConfigDifferences.of(wanted(BATCH, "Org1MSP", "Org2MSP"), foreign).stream()
            .map(ConfigDifference::topic)
            .toList();
    assertTrue(topics.contains(Topic.AUTHORITY), topics.toString());
  }

  @Test
  void an_anchor_is_its_own_organisations_affair() {
    SortedMap<String, SortedSet<AnchorPeer>> anchors = new TreeMap<>();
    anchors.put("Org1MSP", new TreeSet<>(List.of(new AnchorPeer("peer9.org1.example.com", 7051))));
    WantedConfiguration wanted =
        new WantedConfiguration(
            "mychannel",
            Optional.empty(),
            msps("Org1MSP", "Org2MSP"),
            anchors,
            Optional.empty(),
            Optional.empty());
    assertEquals(Topic.ANCHOR, only(wanted).topic());
    Consent consent = Consent.to(current, update(wanted));
    assertEquals(Set.of("/Channel/Application/Org1MSP/Admins"), consent.policies());
    assertTrue(consent.isGiven(Set.of("Org1MSP")));
    assertFalse(consent.isGiven(Set.of("Org2MSP")));
  }

  @Test
  void a_file_keeps_its_update_and_who_signed_it() throws Exception {
    ConfigUpdate update = update(wanted(BATCH, "Org1MSP", "Org2MSP", "Org3MSP"));
    StampSource stamps = new StampSource(Clock.systemUTC(), new SecureRandom());
    UpdateFile file = new UpdateFile("mychannel", SignedUpdates.bytes(update), List.of());
    UpdateFile signed =
        file.with(
            SignedUpdates.sign(
                file.update(), materials.organization("Org2MSP").admin(), stamps.next()));
    UpdateFile read = UpdateFile.of(signed.bytes());
    assertEquals(update, read.content());
    assertEquals(Set.of("Org2MSP"), read.signers());
  }

  private static ConfigDifference only(WantedConfiguration wanted) {
    List<ConfigDifference> found = ConfigDifferences.of(wanted, current);
    assertEquals(1, found.size(), found::toString);
    return found.get(0);
  }

  private static ConfigUpdate update(WantedConfiguration wanted) {
    return ConfigUpdates.between("mychannel", current, ConfigDifferences.applied(wanted, current))
        .orElseThrow();
  }

  private static WantedConfiguration wanted(BatchLimits batch, String... members) {
    return new WantedConfiguration(
        "mychannel",
        Optional.empty(),
        msps(members),
        new TreeMap<>(),
        Optional.of(ordering(batch)),
        Optional.empty());
  }

  private static SortedMap<String, OrganizationMsp> msps(String... members) {
    SortedMap<String, OrganizationMsp> msps = new TreeMap<>(materials.msps());
    msps.keySet().retainAll(Set.of(members));
    return msps;
  }

  private static OrderingSpec ordering(BatchLimits batch) {
    return OrderingSpec.withDefaults(
        List.of("orderer1.example.com:7050", "orderer2.example.com:7050"),
        List.of("kafka1:9092"),
        batch);
  }

  private static Organization peers(String name, String domain) {
    return new Organization(name, name, domain, Organization.Role.PEER);
  }
}
