package io.longshore.controller.workload.fabric.material;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;

/** The first block of an ordering service's system channel. */
public final class GenesisBlock {
  /** Configuration blocks alone have this version in their channel header. */
  private static final int HEADER_VERSION = 1;

  /** Signatures, last configuration, transactions filter, orderer; 1.4 knows no fifth slot. */
  private static final int METADATA_SLOTS = 4;

  private static final int LAST_CONFIG_SLOT = 1;

  private GenesisBlock() {}

  /**
   * The block; equal arguments give equal bytes through {@link #bytes(Block)}.
   *
   * @param organizations at least one that orders; the others make up the consortium
   * @param timestamp when it is made
   * @param nonce {@value SignedEnvelope#NONCE_BYTES} bytes that make it this network's
   */
  public static Block build(
      OrderingSpec spec, List<OrganizationMsp> organizations, Instant timestamp, byte[] nonce) {
    if (organizations.stream()
        .noneMatch(msp -> msp.organization().role() == Organization.Role.ORDERER)) {
      throw new IllegalArgumentException("a genesis block needs an organisation that orders");
    }
    Config config =
        Config.newBuilder().setChannelGroup(ChannelGroups.channel(spec, organizations)).build();
    ChannelMessage message =
        new ChannelMessage(
            HeaderType.CONFIG,
            HEADER_VERSION,
            spec.systemChannel(),
            timestamp,
            Optional.empty(),
            Deterministic.bytes(ConfigEnvelope.newBuilder().setConfig(config).build()));
    return block(SignedEnvelope.unsigned(message, nonce));
  }

  /** What a file holds of the block. */
  public static ByteString bytes(Block block) {
    return Deterministic.bytes(block);
  }

  /** Whether a block is the first of a channel and its data are the ones its header speaks of. */
  static boolean isIntact(Block block) {
    return block.getHeader().getNumber() == 0
        && block.getData().getDataCount() == 1
        && block.getHeader().getDataHash().equals(hash(block.getData()));
  }

  private static Block block(Envelope envelope) {
    BlockData data = BlockData.newBuilder().addData(envelope.toByteString()).build();
    ByteString lastConfig =
        Metadata.newBuilder()
            .setValue(LastConfig.newBuilder().setIndex(0).build().toByteString())
            .build()
            .toByteString();
    BlockMetadata.Builder metadata =
        BlockMetadata.newBuilder()
            .addAllMetadata(Collections.nCopies(METADATA_SLOTS, ByteString.EMPTY))
            .setMetadata(LAST_CONFIG_SLOT, lastConfig);
    return Block.newBuilder()
        .setHeader(BlockHeader.newBuilder().setNumber(0).setDataHash(hash(data)))
        .setData(data)
        .setMetadata(metadata)
        .build();
  }

  private static ByteString hash(BlockData data) {
    byte[] all = ByteString.copyFrom(data.getDataList()).toByteArray();
    return ByteString.copyFrom(P256.sha256(all));
  }
}
