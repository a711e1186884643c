package io.longshore.controller.pki;

import io.longshore.base.Failure;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * One root vouched for by another: its name and key in a certificate the other signed. Shown behind
 * a leaf of the first, it leads whoever trusts only the other to it.
 */
final class CrossCertificate {
  private CrossCertificate() {}

  /**
   * The certificate; it ends with the first of the two roots.
   *
   * @param subject whose name and key it holds
   * @param by who signs
   * @param from when it begins
   */
  static X509Certificate of(FleetRoot subject, FleetRoot by, Instant from, SecureRandom random) {
    Date until =
        subject.certificate().getNotAfter().before(by.certificate().getNotAfter())
            ? subject.certificate().getNotAfter()
            : by.certificate().getNotAfter();
    try {
      JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
      var builder =
          new JcaX509v3CertificateBuilder(
                  by.certificate(),
                  new BigInteger(127, random).setBit(126),
                  Date.from(from.minus(FleetAuthority.BACKDATED)),
                  until,
                  subject.certificate().getSubjectX500Principal(),
                  subject.certificate().getPublicKey())
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
              .addExtension(
                  Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
              .addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  extensions.createSubjectKeyIdentifier(subject.certificate().getPublicKey()))
              .addExtension(
                  Extension.authorityKeyIdentifier,
                  false,
                  extensions.createAuthorityKeyIdentifier(by.certificate().getPublicKey()));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.key())));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new Failure(
              Failure.Kind.BROKEN, "fleet authority", "a root cannot vouch for another", "")
          .toException(e);
    }
  }
}
