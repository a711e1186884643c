package io.longshore.controller.workload.fabric.material;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** The one curve and the one signature algorithm of Fabric's default crypto provider. */
final class P256 {
  static final ASN1ObjectIdentifier CURVE = X9ObjectIdentifiers.prime256v1;
  static final AlgorithmIdentifier KEY_ALGORITHM =
      new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, CURVE);
  static final AlgorithmIdentifier SIGNATURE_ALGORITHM =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  static final ECDomainParameters DOMAIN =
      new ECNamedDomainParameters(CURVE, CustomNamedCurves.getByOID(CURVE));

  private static final BigInteger HALF_ORDER = DOMAIN.getN().shiftRight(1);
  private static final int UNCOMPRESSED_POINT = 65;

  private P256() {}

  /**
   * An ECDSA signature over SHA-256, DER encoded. Its s is in the lower half of the curve's order:
   * Fabric refuses the other half, because anyone can turn one into the other.
   */
  static byte[] sign(ECPrivateKeyParameters key, byte[] message) {
    // RFC 6979: the nonce comes from key and message, so a weak random source cannot leak the key.
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, key);
    BigInteger[] signature = signer.generateSignature(sha256(message));
    BigInteger s = signature[1];
    BigInteger lower = s.compareTo(HALF_ORDER) > 0 ? DOMAIN.getN().subtract(s) : s;
    try {
      return StandardDSAEncoding.INSTANCE.encode(DOMAIN.getN(), signature[0], lower);
    } catch (IOException e) {
      throw new IllegalStateException("two integers of a signature could not be encoded", e);
    }
  }

  /** Whether the signature is the key's over the message; a high s passes, other than in Fabric. */
  static boolean verify(ECPublicKeyParameters key, byte[] message, byte[] signature) {
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(false, key);
    return numbers(signature)
        .map(numbers -> verifier.verifySignature(sha256(message), numbers[0], numbers[1]))
        .orElse(false);
  }

  /** Whether a signature's s is in the lower half. */
  static boolean isLowS(byte[] signature) {
    return numbers(signature).map(numbers -> numbers[1].compareTo(HALF_ORDER) <= 0).orElse(false);
  }

  /** The numbers r and s, or empty if the bytes are not two numbers below the order, in DER. */
  private static Optional<BigInteger[]> numbers(byte[] signature) {
    try {
      return Optional.of(StandardDSAEncoding.INSTANCE.decode(DOMAIN.getN(), signature));
    } catch (IOException | RuntimeException notASignature) {
      // The bytes are a stranger's; on such the parser throws whatever it likes.
      return Optional.empty();
    }
  }

  /**
   * The key of a certificate or request.
   *
   * @throws IllegalArgumentException if it is not an uncompressed point of this curve, by name
   */
  static ECPublicKeyParameters publicKey(SubjectPublicKeyInfo info) {
    if (!KEY_ALGORITHM.equals(info.getAlgorithm())) {
      throw new IllegalArgumentException("the key is not an ECDSA key on the curve P-256");
    }
    byte[] point = info.getPublicKeyData().getBytes();
    if (point.length != UNCOMPRESSED_POINT) {
      throw new IllegalArgumentException("the key is not an uncompressed point");
    }
    return new ECPublicKeyParameters(DOMAIN.getCurve().decodePoint(point), DOMAIN);
  }

  static SubjectPublicKeyInfo encode(ECPublicKeyParameters key) {
    return new SubjectPublicKeyInfo(KEY_ALGORITHM, key.getQ().getEncoded(false));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
