package io.longshore.controller.workload.fabric.client.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.Digest;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.Payload;

/** What a block's bytes say. */
public final class Blocks {
  /** Place of the configuration's number in the metadata of 1.4; later versions have another. */
  private static final int LAST_CONFIG = 1;

  private Blocks() {}

  /**
   * The hash by which the next block names this one: SHA-256 over number, previous hash and data
   * hash in ASN.1. Equal for one block from every orderer, whose signatures differ.
   */
  public static Digest hash(BlockHeader header) {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(new ASN1Integer(new BigInteger(Long.toUnsignedString(header.getNumber()))));
    fields.add(new DEROctetString(header.getPreviousHash().toByteArray()));
    fields.add(new DEROctetString(header.getDataHash().toByteArray()));
    try {
      return Digest.of(new DERSequence(fields).getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new IllegalStateException("three numbers could not be encoded", e);
    }
  }

  /** Whether the block's data are the ones that its header speaks of. */
  public static boolean isIntact(Block block) {
    byte[] data = ByteString.copyFrom(block.getData().getDataList()).toByteArray();
    return Digest.of(data)
        .hex()
        .equals(HexFormat.of().formatHex(block.getHeader().getDataHash().toByteArray()));
  }

  /**
   * Number of the block that holds the configuration in force when this one was cut.
   *
   * @throws InvalidProtocolBufferException if it does not say
   */
  public static long lastConfiguration(Block block) throws InvalidProtocolBufferException {
    if (block.getMetadata().getMetadataCount() <= LAST_CONFIG) {
      throw new InvalidProtocolBufferException(
          "block " + block.getHeader().getNumber() + " does not say where its configuration is");
    }
    Metadata metadata = Metadata.parseFrom(block.getMetadata().getMetadata(LAST_CONFIG));
    return LastConfig.parseFrom(metadata.getValue()).getIndex();
  }

  /**
   * The configuration that a configuration block holds.
   *
   * @throws InvalidProtocolBufferException if it is another block
   */
  public static Config configuration(Block block) throws InvalidProtocolBufferException {
    if (block.getData().getDataCount() != 1) {
      throw notConfiguration(block);
    }
    Payload payload =
        Payload.parseFrom(Envelope.parseFrom(block.getData().getData(0)).getPayload());
    ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
    if (header.getType() != HeaderType.CONFIG.getNumber()) {
      throw notConfiguration(block);
    }
    return ConfigEnvelope.parseFrom(payload.getData()).getConfig();
  }

  private static InvalidProtocolBufferException notConfiguration(Block block) {
    return new InvalidProtocolBufferException(
        "block " + block.getHeader().getNumber() + " holds no configuration");
  }
}
