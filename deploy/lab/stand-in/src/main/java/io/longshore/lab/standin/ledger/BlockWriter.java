package io.longshore.lab.standin.ledger;

import com.google.protobuf.ByteString;
import io.longshore.lab.standin.msp.SigningIdentity;
import java.util.List;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/**
 * Makes the block that follows another: header, transactions, and the four metadata entries, signed
 * by this node.
 */
public final class BlockWriter {
  /** Places in a block's metadata, as Fabric 1.4 numbers them. */
  private static final int ORDERER = 3;

  private final SigningIdentity signer;
  private final Supplier<ByteString> nonces;

  public BlockWriter(SigningIdentity signer, Supplier<ByteString> nonces) {
    this.signer = signer;
    this.nonces = nonces;
  }

  /**
   * The next block. Headers and transactions are the same on every orderer; nonces and signatures
   * are each one's own.
   */
  public Block next(
      BlockHeader previous, List<ByteString> transactions, ByteString ordererMetadata) {
    BlockData data = BlockData.newBuilder().addAllData(transactions).build();
    BlockHeader header =
        BlockHeader.newBuilder()
            .setNumber(previous.getNumber() + 1)
            .setPreviousHash(Hashes.ofHeader(previous))
            .setDataHash(Hashes.ofData(data))
            .build();
    // The configuration never changes here, so the last configuration block is always the first
    // block.
    ByteString lastConfig = LastConfig.newBuilder().setIndex(0).build().toByteString();
    BlockMetadata metadata =
        BlockMetadata.newBuilder()
            .addMetadata(signed(ByteString.EMPTY, header))
            .addMetadata(signed(lastConfig, header))
            .addMetadata(ByteString.EMPTY)
            .addMetadata(Metadata.newBuilder().setValue(ordererMetadata).build().toByteString())
            .build();
    return Block.newBuilder().setHeader(header).setData(data).setMetadata(metadata).build();
  }

  /** The orderer's own metadata in a block, empty in a genesis block. */
  public static ByteString ordererMetadata(Block block)
      throws com.google.protobuf.InvalidProtocolBufferException {
    return block.getMetadata().getMetadataCount() > ORDERER
        ? Metadata.parseFrom(block.getMetadata().getMetadata(ORDERER)).getValue()
        : ByteString.EMPTY;
  }

  private ByteString signed(ByteString value, BlockHeader header) {
    ByteString signatureHeader =
        SignatureHeader.newBuilder()
            .setCreator(signer.serialized())
            .setNonce(nonces.get())
            .build()
            .toByteString();
    ByteString message = value.concat(signatureHeader).concat(Hashes.headerBytes(header));
    return Metadata.newBuilder()
        .setValue(value)
        .addSignatures(
            MetadataSignature.newBuilder()
                .setSignatureHeader(signatureHeader)
                .setSignature(ByteString.copyFrom(signer.sign(message.toByteArray()))))
        .build()
        .toByteString();
  }
}
