package io.longshore.controller.workload.fabric.material;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/**
 * A private key on P-256. It signs; it does not print: its text is the same for every key, so it is
 * safe in a record, a message or a log.
 */
public final class PrivateKeyMaterial {
  private final ECPrivateKeyParameters key;
  private final ECPublicKeyParameters publicKey;

  private PrivateKeyMaterial(BigInteger scalar) {
    this.key = new ECPrivateKeyParameters(scalar, P256.DOMAIN);
    this.publicKey =
        new ECPublicKeyParameters(P256.DOMAIN.getG().multiply(scalar).normalize(), P256.DOMAIN);
  }

  /** A new key. */
  public static PrivateKeyMaterial generate(SecureRandom random) {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(P256.DOMAIN, random));
    return new PrivateKeyMaterial(
        ((ECPrivateKeyParameters) generator.generateKeyPair().getPrivate()).getD());
  }

  /**
   * Reads an unencrypted PKCS#8 structure.
   *
   * @throws IllegalArgumentException if it is something else, or not a key on P-256
   */
  static PrivateKeyMaterial ofPkcs8(byte[] der) {
    try {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(ASN1Primitive.fromByteArray(der));
      if (!P256.KEY_ALGORITHM.equals(info.getPrivateKeyAlgorithm())) {
        throw new IllegalArgumentException("the key is not an ECDSA key on the curve P-256");
      }
      return new PrivateKeyMaterial(ECPrivateKey.getInstance(info.parsePrivateKey()).getKey());
    } catch (IOException | IllegalStateException | ClassCastException e) {
      throw new IllegalArgumentException("the key is not in PKCS#8 form", e);
    }
  }

  /**
   * The key in the clear, PKCS#8. As Go writes it: with the public key, and without naming the
   * curve a second time inside.
   */
  byte[] revealPkcs8() {
    ECPrivateKey inner =
        new ECPrivateKey(
            P256.DOMAIN.getN().bitLength(),
            key.getD(),
            new DERBitString(publicKey.getQ().getEncoded(false)),
            null);
    try {
      return new PrivateKeyInfo(P256.KEY_ALGORITHM, inner).getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException("a key could not be encoded", e);
    }
  }

  /** An ECDSA signature over SHA-256 of the message, DER, with a low s. */
  public byte[] sign(byte[] message) {
    return P256.sign(key, message);
  }

  ECPublicKeyParameters publicKey() {
    return publicKey;
  }

  @Override
  public String toString() {
    return "private key (P-256, not shown)";
  }
}
