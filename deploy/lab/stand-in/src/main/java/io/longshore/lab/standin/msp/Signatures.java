package io.longshore.lab.standin.msp;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;

/**
 * ECDSA with SHA-256 and a low S, the only signatures Fabric accepts: of S and its mirror, the half
 * of the order wins.
 */
public final class Signatures {
  private static final String ALGORITHM = "SHA256withECDSA";

  private Signatures() {}

  /** Signs with the lower of the two equivalent S. */
  public static byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initSign(key);
    signature.update(message);
    BigInteger[] rs = decode(signature.sign());
    BigInteger order = ((ECKey) key).getParams().getOrder();
    return encode(rs[0], isLow(rs[1], order) ? rs[1] : order.subtract(rs[1]));
  }

  /** Whether the signature is valid and its S is low. */
  public static boolean verifies(PublicKey key, byte[] message, byte[] der) {
    if (!(key instanceof ECKey curve)) {
      return false;
    }
    try {
      if (!isLow(decode(der)[1], curve.getParams().getOrder())) {
        return false;
      }
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(der);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  /** Whether key and public key belong together. */
  public static boolean match(PrivateKey key, PublicKey publicKey) {
    byte[] probe = {1, 2, 3};
    try {
      return verifies(publicKey, probe, sign(key, probe));
    } catch (GeneralSecurityException | ClassCastException anotherAlgorithm) {
      return false;
    }
  }

  static boolean isLow(BigInteger s, BigInteger order) {
    return s.compareTo(order.shiftRight(1)) <= 0;
  }

  static BigInteger[] decode(byte[] der) throws GeneralSecurityException {
    // A P-384 signature still fits the short form of DER lengths, so one byte of length is all
    // there is to read.
    if (der.length < 8 || der[0] != 0x30 || der[1] != der.length - 2 || der[2] != 0x02) {
      throw new GeneralSecurityException("not a DER signature");
    }
    int first = der[3];
    int second = 4 + first;
    if (first < 1
        || second + 2 >= der.length
        || der[second] != 0x02
        || second + 2 + der[second + 1] != der.length) {
      throw new GeneralSecurityException("not a DER signature");
    }
    return new BigInteger[] {
      new BigInteger(1, der, 4, first), new BigInteger(1, der, second + 2, der[second + 1])
    };
  }

  static byte[] encode(BigInteger r, BigInteger s) {
    byte[] one = r.toByteArray();
    byte[] two = s.toByteArray();
    return ByteBuffer.allocate(6 + one.length + two.length)
        .put((byte) 0x30)
        .put((byte) (4 + one.length + two.length))
        .put((byte) 0x02)
        .put((byte) one.length)
        .put(one)
        .put((byte) 0x02)
        .put((byte) two.length)
        .put(two)
        .array();
  }
}
