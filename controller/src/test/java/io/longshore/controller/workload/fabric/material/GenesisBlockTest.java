package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.junit.jupiter.api.Test;

class GenesisBlockTest {
  private static final Instant NOW = Instant.parse("2026-11-23T01:02:03Z");
  private static final byte[] NONCE = new byte[SignedEnvelope.NONCE_BYTES];

  @Test
  void says_what_configtxgen_says_for_the_same_network() throws Exception {
    Block golden = Block.parseFrom(GoldenNetwork.bytes("genesis.block"));
    Block ours = GenesisBlock.build(GoldenNetwork.ORDERING, GoldenNetwork.msps(), NOW, NONCE);

    assertEquals(config(golden), config(ours));
    assertEquals(golden.getMetadata(), ours.getMetadata());
    assertEquals(
        golden.getHeader().toBuilder().clearDataHash().build(),
        ours.getHeader().toBuilder().clearDataHash().build());
    assertEquals(
        channelHeader(golden).toBuilder().clearTimestamp().clearTxId().build(),
        channelHeader(ours).toBuilder().clearTimestamp().clearTxId().build());
    assertEquals(ByteString.EMPTY, envelope(ours).getSignature());
    assertEquals(24, signatureHeader(golden).getNonce().size());
  }

  @Test
  void has_the_data_hash_and_transaction_id_that_its_own_data_give() throws Exception {
    Block golden = Block.parseFrom(GoldenNetwork.bytes("genesis.block"));
    Block rebuilt =
        GenesisBlock.build(
            GoldenNetwork.ORDERING,
            GoldenNetwork.msps(),
            Instant.ofEpochSecond(channelHeader(golden).getTimestamp().getSeconds()),
            signatureHeader(golden).getNonce().toByteArray());

    assertTrue(GenesisBlock.isIntact(golden), "the real tool's block is judged intact");
    assertTrue(GenesisBlock.isIntact(rebuilt));
    assertEquals(channelHeader(golden), channelHeader(rebuilt));
    assertFalse(
        GenesisBlock.isIntact(
            golden.toBuilder()
                .setHeader(golden.getHeader().toBuilder().setDataHash(ByteString.copyFromUtf8("x")))
                .build()));
  }

  @Test
  void has_the_same_bytes_for_the_same_arguments_in_any_order_of_organisations() throws Exception {
    List<OrganizationMsp> turned = new ArrayList<>(GoldenNetwork.msps());
    Collections.reverse(turned);

    byte[] one = bytes(GoldenNetwork.msps(), NONCE);
    assertArrayEquals(one, bytes(turned, NONCE));
    assertNotEquals(
        HexFormat.of().formatHex(one),
        HexFormat.of()
            .formatHex(
                bytes(
                    turned,
                    new byte[] {
                      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
                      23, 24
                    })));
  }

  @Test
  void refuses_a_network_without_an_ordering_organisation() throws Exception {
    List<OrganizationMsp> peers = GoldenNetwork.msps().subList(1, 3);
    assertThrows(
        IllegalArgumentException.class,
        () -> GenesisBlock.build(GoldenNetwork.ORDERING, peers, NOW, NONCE));
  }

  @Test
  void refuses_a_nonce_of_another_length() throws Exception {
    List<OrganizationMsp> msps = GoldenNetwork.msps();
    assertThrows(
        IllegalArgumentException.class,
        () -> GenesisBlock.build(GoldenNetwork.ORDERING, msps, NOW, new byte[23]));
  }

  private static byte[] bytes(List<OrganizationMsp> msps, byte[] nonce) {
    return GenesisBlock.bytes(GenesisBlock.build(GoldenNetwork.ORDERING, msps, NOW, nonce))
        .toByteArray();
  }

  /** The configuration, with values that hold a map decoded and encoded again in sorted order. */
  private static ConfigGroup config(Block block) throws InvalidProtocolBufferException {
    ConfigEnvelope envelope = ConfigEnvelope.parseFrom(payload(block).getData());
    assertEquals(0, envelope.getConfig().getSequence());
    assertFalse(envelope.hasLastUpdate());
    return sorted(envelope.getConfig().getChannelGroup());
  }

  private static ConfigGroup sorted(ConfigGroup group) throws InvalidProtocolBufferException {
    ConfigGroup.Builder sorted = group.toBuilder();
    for (Map.Entry<String, ConfigGroup> child : group.getGroupsMap().entrySet()) {
      sorted.putGroups(child.getKey(), sorted(child.getValue()));
    }
    if (group.containsValues("Capabilities")) {
      ConfigValue value = group.getValuesOrThrow("Capabilities");
      Capabilities capabilities = Capabilities.parseFrom(value.getValue());
      sorted.putValues(
          "Capabilities", value.toBuilder().setValue(Deterministic.bytes(capabilities)).build());
    }
    return sorted.build();
  }

  private static Envelope envelope(Block block) throws InvalidProtocolBufferException {
    return Envelope.parseFrom(block.getData().getData(0));
  }

  private static Payload payload(Block block) throws InvalidProtocolBufferException {
    return Payload.parseFrom(envelope(block).getPayload());
  }

  private static ChannelHeader channelHeader(Block block) throws InvalidProtocolBufferException {
    return ChannelHeader.parseFrom(payload(block).getHeader().getChannelHeader());
  }

  private static SignatureHeader signatureHeader(Block block)
      throws InvalidProtocolBufferException {
    return SignatureHeader.parseFrom(payload(block).getHeader().getSignatureHeader());
  }
}
