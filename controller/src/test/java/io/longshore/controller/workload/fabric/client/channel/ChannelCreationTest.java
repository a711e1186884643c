package io.longshore.controller.workload.fabric.client.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigUpdateEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelCreationTest {
  private static final SortedSet<String> ORGANIZATIONS =
      new TreeSet<>(List.of("Org1MSP", "Org2MSP"));

  @Test
  void says_what_configtxgen_says_for_the_same_channel() throws Exception {
    assertEquals(
        golden("channel.tx"),
        ChannelCreation.update(
            new NewChannel(
                "mychannel", "SampleConsortium", ORGANIZATIONS, NewChannel.DEFAULT_CAPABILITIES)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Org1MSP", "Org2MSP"})
  void first_anchors_mean_what_configtxgen_means(String organization) throws Exception {
    String domain = organization.startsWith("Org1") ? "org1" : "org2";
    Config created = createdChannel();
    Config wanted =
        ConfigEdits.withAnchors(
            created,
            organization,
            new TreeSet<>(List.of(new AnchorPeer("peer0." + domain + ".example.com", 7051))));
    ConfigUpdate golden = golden(organization + "anchors.tx");
    // The tool repeats a mod_policy where the versions say that nothing changes: no meaning.
    assertEquals(
        golden.toBuilder()
            .setReadSet(withoutApplicationPolicy(golden.getReadSet()))
            .setWriteSet(withoutApplicationPolicy(golden.getWriteSet()))
            .build(),
        ConfigUpdates.between("mychannel", created, wanted).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MyChannel", "1channel", "my_channel", ".", "my channel"})
  void refuses_a_name_that_fabric_refuses(String name) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new NewChannel(name, "SampleConsortium", ORGANIZATIONS, ORGANIZATIONS));
  }

  /** The recorded channel as it was before it had anchors. */
  private static Config createdChannel() throws Exception {
    Config recorded = Recorded.channel();
    ConfigGroup channel = recorded.getChannelGroup();
    ConfigGroup.Builder application = channel.getGroupsOrThrow("Application").toBuilder();
    for (String name : ORGANIZATIONS) {
      application.putGroups(
          name,
          application.getGroupsOrThrow(name).toBuilder()
              .removeValues("AnchorPeers")
              .clearVersion()
              .build());
    }
    return recorded.toBuilder()
        .setChannelGroup(channel.toBuilder().putGroups("Application", application.build()))
        .build();
  }

  private static ConfigGroup withoutApplicationPolicy(ConfigGroup set) {
    return set.toBuilder()
        .putGroups(
            "Application", set.getGroupsOrThrow("Application").toBuilder().clearModPolicy().build())
        .build();
  }

  private static ConfigUpdate golden(String name) throws Exception {
    Envelope envelope = Envelope.parseFrom(Recorded.bytes("golden-1.4.0/" + name));
    Payload payload = Payload.parseFrom(envelope.getPayload());
    return ConfigUpdate.parseFrom(
        ConfigUpdateEnvelope.parseFrom(payload.getData()).getConfigUpdate());
  }
}
