package io.longshore.controller.prove;

import io.longshore.base.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** A block's own digest: the one the next block names, equal on every orderer. */
final class BlockHeaders {
  private BlockHeaders() {}

  /** SHA-256 of the header as Fabric writes it for this (ASN.1 DER of number and two hashes). */
  static Digest digest(BlockHeader header) {
    ASN1Encodable[] parts = {
      new ASN1Integer(new BigInteger(Long.toUnsignedString(header.getNumber()))),
      new DEROctetString(header.getPreviousHash().toByteArray()),
      new DEROctetString(header.getDataHash().toByteArray())
    };
    try {
      return Digest.of(new DERSequence(parts).getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException("three parts in memory could not be encoded", e);
    }
  }
}
