package io.longshore.agent.gate.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.tls.TestFleet;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECKey;
import org.junit.jupiter.api.Test;

final class LowSTest {
  @Test
  void lowers_every_high_s_and_keeps_the_signature_valid() throws Exception {
    KeyPair pair = TestFleet.key();
    BigInteger order = ((ECKey) pair.getPrivate()).getParams().getOrder();
    int lowered = 0;
    for (int i = 0; i < 200; i++) {
      byte[] message = {(byte) i};
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(message);
      byte[] der = signature.sign();
      byte[] low = LowS.of(der, order);
      lowered += low == der ? 0 : 1;
      int sAt = 4 + low[3];
      BigInteger s = new BigInteger(low, sAt + 2, low[sAt + 1]);
      assertTrue(s.signum() > 0 && s.compareTo(order.shiftRight(1)) <= 0);
      assertEquals(low.length - 2, low[1]);
      signature.initVerify(pair.getPublic());
      signature.update(message);
      assertTrue(signature.verify(low));
    }
    assertTrue(lowered > 50 && lowered < 150, lowered + " of 200 were high");
  }

  @Test
  void refuses_what_is_no_signature() {
    BigInteger order = BigInteger.TEN;
    assertThrows(SignatureException.class, () -> LowS.of(new byte[0], order));
    assertThrows(SignatureException.class, () -> LowS.of(new byte[70], order));
    assertThrows(
        SignatureException.class,
        () -> LowS.of(new byte[] {0x30, 7, 2, 100, 1, 2, 1, 1, 1}, order));
  }
}
