package io.longshore.agent.identity;

import java.io.IOException;
import java.security.KeyPair;
import java.util.List;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Requests for certificates, PKCS#10: they prove that whoever asks has the key. */
final class CertificateRequests {
  private CertificateRequests() {}

  /** The request, DER. Who signs decides what the certificate will say; the name is a hint. */
  static byte[] of(KeyPair pair, String commonName, List<String> organizationalUnits) {
    X500NameBuilder subject = new X500NameBuilder();
    organizationalUnits.forEach(unit -> subject.addRDN(BCStyle.OU, unit));
    subject.addRDN(BCStyle.CN, commonName);
    try {
      return new JcaPKCS10CertificationRequestBuilder(subject.build(), pair.getPublic())
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException("a certificate request could not be made", e);
    }
  }
}
