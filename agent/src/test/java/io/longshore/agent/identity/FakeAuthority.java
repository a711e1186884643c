package io.longshore.agent.identity;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** Signs whatever it is asked to. */
public final class FakeAuthority {
  private static final KeyPair OWN = EcKeys.generate(new SecureRandom());
  private long serial;

  /** A certificate (DER) for the key of the request (DER). */
  public byte[] certify(byte[] pkcs10) {
    try {
      JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(pkcs10);
      return new JcaX509v3CertificateBuilder(
              new X500Name("CN=fake"),
              BigInteger.valueOf(++serial),
              Date.from(Instant.parse("2020-01-01T00:00:00Z")),
              Date.from(Instant.parse("2090-01-01T00:00:00Z")),
              request.getSubject(),
              request.getPublicKey())
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(OWN.getPrivate()))
          .getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
