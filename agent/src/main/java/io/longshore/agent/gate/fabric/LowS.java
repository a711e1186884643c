package io.longshore.agent.gate.fabric;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.SignatureException;

/**
 * ECDSA signatures as Fabric takes them: of the two values of s that verify, the lower (Fabric 1.4,
 * bccsp/sw/ecdsa.go refuses the other).
 */
final class LowS {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;

  private LowS() {}

  /**
   * The same signature with the lower s.
   *
   * @param der SEQUENCE of the INTEGERs r and s, shorter than 128 bytes, as P-256's are
   * @param order of the curve's group
   */
  static byte[] of(byte[] der, BigInteger order) throws SignatureException {
    if (der.length < 8 || der.length > 129 || der[0] != SEQUENCE || der[1] != der.length - 2) {
      throw new SignatureException("not a DER signature of a curve of 256 bits");
    }
    int sAt = 4 + der[3];
    BigInteger s = integer(der, sAt);
    if (s.compareTo(order.shiftRight(1)) <= 0) {
      return der;
    }
    byte[] low = order.subtract(s).toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream(der.length);
    out.write(SEQUENCE);
    out.write(sAt - 2 + 2 + low.length);
    out.write(der, 2, sAt - 2);
    out.write(INTEGER);
    out.write(low.length);
    out.writeBytes(low);
    return out.toByteArray();
  }

  private static BigInteger integer(byte[] der, int at) throws SignatureException {
    if (at + 2 > der.length || der[at] != INTEGER || at + 2 + der[at + 1] != der.length) {
      throw new SignatureException("not a DER signature of a curve of 256 bits");
    }
    return new BigInteger(der, at + 2, der[at + 1]);
  }
}
