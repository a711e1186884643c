package io.longshore.lab.standin.material;

import io.longshore.lab.standin.msp.SigningIdentity;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A certificate and its key. */
public record Issued(X509Certificate certificate, PrivateKey key) {
  public byte[] certificatePem() {
    return pem(certificate);
  }

  public byte[] keyPem() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  public SigningIdentity as(String mspId) {
    return new SigningIdentity(mspId, certificatePem(), certificate, key);
  }

  public static byte[] pem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] pem(String type, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, body, type)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
