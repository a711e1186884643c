package io.longshore.controller.pki;

import io.longshore.tls.TlsFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A key made where its holder sits; only the request for a certificate travels. */
public final class PersonsKey {
  private final KeyPair pair;

  private PersonsKey(KeyPair pair) {
    this.pair = pair;
  }

  /** A fresh key. */
  public static PersonsKey make() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return new PersonsKey(generator.generateKeyPair());
  }

  /** A request for a certificate: PKCS#10, DER. The authority decides what it will say. */
  public byte[] request() throws IOException {
    try {
      return new JcaPKCS10CertificationRequestBuilder(
              new X500Principal("CN=operator"), pair.getPublic())
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException e) {
      throw new IOException("a certificate request could not be made", e);
    }
  }

  /** The identity this key and its certificates make, all DER. */
  public TlsFiles identity(List<byte[]> chain, List<byte[]> authorities)
      throws GeneralSecurityException {
    return new TlsFiles(pair.getPrivate(), certificates(chain), certificates(authorities));
  }

  private static List<X509Certificate> certificates(List<byte[]> encoded)
      throws GeneralSecurityException {
    List<X509Certificate> found = new ArrayList<>();
    for (byte[] one : encoded) {
      found.add(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(one)));
    }
    return found;
  }
}
