package io.longshore.agent.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Private keys as bytes, in the form Go writes them: the public point is in, the curve once. */
final class Pkcs8 {
  private static final int BITS = 256;
  private static final AlgorithmIdentifier P256 =
      new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);

  private Pkcs8() {}

  static byte[] encode(KeyPair pair) {
    ECPrivateKey key = (ECPrivateKey) pair.getPrivate();
    DERBitString point = new DERBitString(EcKeys.point((ECPublicKey) pair.getPublic()));
    try {
      return new PrivateKeyInfo(
              P256, new org.bouncycastle.asn1.sec.ECPrivateKey(BITS, key.getS(), point, null))
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("a key could not be written down", e);
    }
  }

  /** The pair a private key belongs to; the public point is read out of it. */
  static KeyPair decode(byte[] encoded) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("EC");
    PrivateKey privateKey = factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
    try {
      org.bouncycastle.asn1.sec.ECPrivateKey inner =
          org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(
              PrivateKeyInfo.getInstance(encoded).parsePrivateKey());
      byte[] info = new SubjectPublicKeyInfo(P256, inner.getPublicKey().getOctets()).getEncoded();
      PublicKey publicKey = factory.generatePublic(new X509EncodedKeySpec(info));
      return new KeyPair(publicKey, privateKey);
    } catch (IOException | RuntimeException e) {
      throw new GeneralSecurityException("the key on disk does not hold its public point", e);
    }
  }
}
