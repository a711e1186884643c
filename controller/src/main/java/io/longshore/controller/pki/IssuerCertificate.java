package io.longshore.controller.pki;

import io.longshore.base.Failure;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate by which a root vouches for an issuing authority. Below it come leaves alone, and
 * only such as name a holder of the root's deployment (RFC 5280, 4.2.1.9 and 4.2.1.10).
 */
final class IssuerCertificate {
  private static final int AUTHORITIES_BELOW = 0;

  private IssuerCertificate() {}

  /**
   * The certificate; it ends with the root's at the latest.
   *
   * @param name of the issuing authority
   * @param key of the issuing authority
   * @param by who vouches
   * @param from its life is reckoned from here
   */
  static X509Certificate of(
      X500Principal name,
      PublicKey key,
      FleetRoot by,
      Instant from,
      Instant until,
      SecureRandom random) {
    Date rootEnds = by.certificate().getNotAfter();
    Date ends = Date.from(until).before(rootEnds) ? Date.from(until) : rootEnds;
    try {
      JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
      var builder =
          new JcaX509v3CertificateBuilder(
                  by.certificate(),
                  new BigInteger(127, random).setBit(126),
                  Date.from(from.minus(FleetAuthority.BACKDATED)),
                  ends,
                  name,
                  key)
              .addExtension(
                  Extension.basicConstraints, true, new BasicConstraints(AUTHORITIES_BELOW))
              .addExtension(
                  Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
              .addExtension(Extension.nameConstraints, true, within(by.deployment()))
              .addExtension(
                  Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key))
              .addExtension(
                  Extension.authorityKeyIdentifier,
                  false,
                  extensions.createAuthorityKeyIdentifier(by.certificate().getPublicKey()));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.key())));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new Failure(
              Failure.Kind.BROKEN,
              "fleet authority",
              "a root cannot vouch for an issuing authority",
              "")
          .toException(e);
    }
  }

  /** The host part of a holder's URI is the deployment. */
  private static NameConstraints within(String deployment) {
    GeneralName host = new GeneralName(GeneralName.uniformResourceIdentifier, deployment);
    return new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(host)}, null);
  }
}
