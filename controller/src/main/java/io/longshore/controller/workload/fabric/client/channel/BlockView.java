package io.longshore.controller.workload.fabric.client.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.Digest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;

/**
 * A block in words.
 *
 * @param number from 0
 * @param hash of its header
 * @param previousHash hex; empty for the first
 * @param intact whether its data are the ones that its header speaks of
 * @param bytes its size
 * @param transactions in order
 */
public record BlockView(
    long number,
    Digest hash,
    String previousHash,
    boolean intact,
    long bytes,
    List<TransactionView> transactions) {
  public BlockView {
    transactions = List.copyOf(transactions);
  }

  /**
   * Reads a block.
   *
   * @throws InvalidProtocolBufferException if something in it is damaged
   */
  public static BlockView of(Block block) throws InvalidProtocolBufferException {
    ByteString judgements = judgements(block);
    List<TransactionView> transactions = new ArrayList<>();
    for (int i = 0; i < block.getData().getDataCount(); i++) {
      int judged = i < judgements.size() ? judgements.byteAt(i) & 0xFF : TransactionView.NOT_JUDGED;
      transactions.add(TransactionView.of(block.getData().getData(i), judged));
    }
    return new BlockView(
        block.getHeader().getNumber(),
        Blocks.hash(block.getHeader()),
        HexFormat.of().formatHex(block.getHeader().getPreviousHash().toByteArray()),
        Blocks.isIntact(block),
        block.getSerializedSize(),
        transactions);
  }

  /** One byte a transaction, written by the peer that committed the block. */
  private static ByteString judgements(Block block) {
    int place = BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE;
    return block.getMetadata().getMetadataCount() > place
        ? block.getMetadata().getMetadata(place)
        : ByteString.EMPTY;
  }
}
