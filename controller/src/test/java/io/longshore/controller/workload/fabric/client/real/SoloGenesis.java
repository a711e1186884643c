package io.longshore.controller.workload.fabric.client.real;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.Digest;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.orderer.ConsensusType;

/** A genesis block whose network orders by one orderer alone, without Kafka. */
final class SoloGenesis {
  private SoloGenesis() {}

  static byte[] of(ByteString genesis) throws InvalidProtocolBufferException {
    Block.Builder block = Block.parseFrom(genesis).toBuilder();
    Envelope envelope = Envelope.parseFrom(block.getData().getData(0));
    Payload payload = Payload.parseFrom(envelope.getPayload());
    ConfigEnvelope.Builder config = ConfigEnvelope.parseFrom(payload.getData()).toBuilder();
    ConfigGroup.Builder channel = config.getConfig().getChannelGroup().toBuilder();
    ConfigGroup.Builder orderer = channel.getGroupsOrThrow("Orderer").toBuilder();
    ConfigValue before = orderer.getValuesOrThrow("ConsensusType");
    orderer.putValues(
        "ConsensusType",
        before.toBuilder()
            .setValue(ConsensusType.newBuilder().setType("solo").build().toByteString())
            .build());
    channel.putGroups("Orderer", orderer.build());
    config.getConfigBuilder().setChannelGroup(channel);
    ByteString data =
        Envelope.newBuilder()
            .setPayload(
                payload.toBuilder().setData(config.build().toByteString()).build().toByteString())
            .build()
            .toByteString();
    block.getDataBuilder().setData(0, data);
    block
        .getHeaderBuilder()
        .setDataHash(
            ByteString.copyFrom(HexFormat.of().parseHex(Digest.of(data.toByteArray()).hex())));
    return block.build().toByteArray();
  }
}
