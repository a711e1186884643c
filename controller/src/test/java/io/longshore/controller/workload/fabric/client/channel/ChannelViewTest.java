package io.longshore.controller.workload.fabric.client.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.junit.jupiter.api.Test;

class ChannelViewTest {
  @Test
  void shows_what_a_system_channel_begins_with() throws Exception {
    ChannelView view = ChannelView.of(Blocks.configuration(Recorded.genesis()));
    assertEquals(0, view.sequence());
    assertEquals("kafka", view.consensus());
    assertEquals(
        List.of(
            "orderer1.example.com:7050", "orderer2.example.com:7050", "orderer3.example.com:7050"),
        view.ordererAddresses());
    assertEquals(new BatchView("2s", 10, 98L << 20, 512L << 10), view.batch());
    assertEquals(Set.of("OrdererOrg"), view.orderers().keySet());
    assertEquals(Set.of(), view.members().keySet());
    assertEquals(Set.of("V1_1"), view.capabilities().get("Orderer"));
  }

  @Test
  void shows_the_members_of_an_application_channel_and_their_anchors() throws Exception {
    ChannelView view = ChannelView.of(Recorded.channel());
    assertEquals("SampleConsortium", view.consortium());
    assertEquals(Set.of("Org1MSP", "Org2MSP"), view.members().keySet());
    assertEquals(
        Set.of(
            new AnchorPeer("peer0.org1.example.com", 7051),
            new AnchorPeer("peer0.org1.example.com", 8051)),
        view.members().get("Org1MSP").anchors());
    assertEquals(new BatchView("200ms", 20, 98L << 20, 512L << 10), view.batch());
  }

  @Test
  void refuses_a_block_that_holds_no_configuration() {
    assertThrows(
        InvalidProtocolBufferException.class,
        () -> Blocks.configuration(Block.getDefaultInstance()));
    assertThrows(
        InvalidProtocolBufferException.class,
        () -> Blocks.lastConfiguration(Block.getDefaultInstance()));
  }

  @Test
  void a_block_is_intact_only_with_its_own_data() throws Exception {
    Block block = Recorded.genesis();
    assertTrue(Blocks.isIntact(block));
    Block.Builder changed = block.toBuilder();
    changed.getDataBuilder().addData(ByteString.copyFromUtf8("more"));
    assertEquals(false, Blocks.isIntact(changed.build()));
    assertEquals(0, Blocks.lastConfiguration(block));
  }

  @Test
  void a_block_is_hashed_as_asn1_of_its_three_fields() {
    // 30 0a | 02 02 00 ff | 04 01 70 | 04 01 64
    byte[] der = {0x30, 0x0a, 2, 2, 0, (byte) 0xff, 4, 1, 'p', 4, 1, 'd'};
    assertEquals(
        io.longshore.base.Digest.of(der),
        Blocks.hash(
            BlockHeader.newBuilder()
                .setNumber(255)
                .setPreviousHash(ByteString.copyFromUtf8("p"))
                .setDataHash(ByteString.copyFromUtf8("d"))
                .build()));
  }
}
