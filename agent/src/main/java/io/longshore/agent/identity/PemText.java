package io.longshore.agent.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** PEM (RFC 7468). */
final class PemText {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private PemText() {}

  static byte[] key(byte[] pkcs8) {
    return text("PRIVATE KEY", pkcs8);
  }

  static byte[] certificate(X509Certificate certificate) {
    try {
      return text("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("the certificate cannot be written down", e);
    }
  }

  /** The bytes between the first two boundary lines. */
  static byte[] decode(byte[] pem) {
    String text = new String(pem, US_ASCII);
    String body = text.replaceAll("-----[A-Z ]+-----", "");
    return Base64.getMimeDecoder().decode(body);
  }

  private static byte[] text(String label, byte[] content) {
    String text =
        "-----BEGIN "
            + label
            + "-----\n"
            + LINES.encodeToString(content)
            + "\n-----END "
            + label
            + "-----\n";
    return text.getBytes(US_ASCII);
  }
}
