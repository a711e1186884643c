package io.longshore.lab.standin.ledger;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** The two hashes that chain blocks. */
public final class Hashes {
  private Hashes() {}

  /** SHA-256 over the DER form of a header, which the next block names as its previous hash. */
  public static ByteString ofHeader(BlockHeader header) {
    return sha256(headerBytes(header).toByteArray());
  }

  /** SHA-256 over the transactions one after the other. */
  public static ByteString ofData(BlockData data) {
    MessageDigest digest = digest();
    data.getDataList().forEach(transaction -> digest.update(transaction.asReadOnlyByteBuffer()));
    return ByteString.copyFrom(digest.digest());
  }

  /** SHA-256 of some bytes. */
  public static ByteString sha256(byte[] bytes) {
    return ByteString.copyFrom(digest().digest(bytes));
  }

  /** SEQUENCE { INTEGER number, OCTET STRING previous_hash, OCTET STRING data_hash } in DER. */
  static ByteString headerBytes(BlockHeader header) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    // The number is unsigned in the block and an unbounded integer in DER.
    element(content, 0x02, new BigInteger(Long.toUnsignedString(header.getNumber())).toByteArray());
    element(content, 0x04, header.getPreviousHash().toByteArray());
    element(content, 0x04, header.getDataHash().toByteArray());
    ByteArrayOutputStream sequence = new ByteArrayOutputStream();
    element(sequence, 0x30, content.toByteArray());
    return ByteString.copyFrom(sequence.toByteArray());
  }

  private static void element(ByteArrayOutputStream out, int tag, byte[] value) {
    out.write(tag);
    if (value.length > 0x7f) {
      byte[] length = BigInteger.valueOf(value.length).toByteArray();
      int skip = length[0] == 0 ? 1 : 0;
      out.write(0x80 | (length.length - skip));
      out.write(length, skip, length.length - skip);
    } else {
      out.write(value.length);
    }
    out.writeBytes(value);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
