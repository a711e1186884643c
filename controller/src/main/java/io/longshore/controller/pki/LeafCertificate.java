package io.longshore.controller.pki;

import io.longshore.base.Failure;
import io.longshore.tls.PeerIdentity;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificate of one controller, agent or operator. */
final class LeafCertificate {
  private LeafCertificate() {}

  static X509Certificate sign(
      FleetIssuer issuer,
      PeerIdentity holder,
      PublicKey key,
      BigInteger serial,
      Instant from,
      Instant until) {
    try {
      JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
                  issuer.certificate(),
                  serial,
                  Date.from(from),
                  Date.from(until),
                  subject(holder),
                  key)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
              .addExtension(Extension.extendedKeyUsage, false, purposes(holder))
              .addExtension(
                  Extension.subjectAlternativeName,
                  false,
                  new GeneralNames(
                      new GeneralName(GeneralName.uniformResourceIdentifier, holder.uri())))
              .addExtension(
                  Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key))
              .addExtension(
                  Extension.authorityKeyIdentifier,
                  false,
                  extensions.createAuthorityKeyIdentifier(issuer.certificate().getPublicKey()));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.key())));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new Failure(
              Failure.Kind.BROKEN, "fleet authority", "a certificate cannot be signed", "")
          .toException(e);
    }
  }

  /** For people who look at it with openssl; we read only the URI. */
  private static X500Principal subject(PeerIdentity holder) {
    return new X500Principal(
        "O=Longshore,OU="
            + holder.role().name().toLowerCase(Locale.ROOT)
            + ",CN="
            + holder.name().replaceAll("[^A-Za-z0-9._-]", "_"));
  }

  private static ExtendedKeyUsage purposes(PeerIdentity holder) {
    return new ExtendedKeyUsage(
        holder.role() == PeerIdentity.Role.CONTROLLER
            ? KeyPurposeId.id_kp_serverAuth
            : KeyPurposeId.id_kp_clientAuth);
  }
}
