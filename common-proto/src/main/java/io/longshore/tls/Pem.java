package io.longshore.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * Certificates and keys as text (RFC 7468), with nothing but the JDK: Netty's own reader would load
 * a whole cryptography provider where one is on the class path.
 */
public final class Pem {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
  private static final String KEY = "PRIVATE KEY";

  private Pem() {}

  /** Certificates, one after another. */
  public static byte[] certificates(Collection<X509Certificate> certificates)
      throws GeneralSecurityException {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      append(text, "CERTIFICATE", certificate.getEncoded());
    }
    return text.toString().getBytes(US_ASCII);
  }

  /** A private key as unencrypted PKCS#8. */
  public static byte[] key(PrivateKey key) {
    StringBuilder text = new StringBuilder();
    append(text, KEY, key.getEncoded());
    return text.toString().getBytes(US_ASCII);
  }

  /**
   * The certificates of a text, in order.
   *
   * @throws GeneralSecurityException one is damaged, or there is none
   */
  public static List<X509Certificate> certificates(byte[] text) throws GeneralSecurityException {
    List<X509Certificate> found = new ArrayList<>();
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(text))) {
      found.add((X509Certificate) certificate);
    }
    if (found.isEmpty()) {
      throw new GeneralSecurityException("it holds no certificate");
    }
    return List.copyOf(found);
  }

  /**
   * The elliptic-curve key of a text.
   *
   * @throws GeneralSecurityException it is damaged, encrypted or of another kind
   */
  public static PrivateKey key(byte[] text) throws GeneralSecurityException {
    String whole = new String(text, US_ASCII);
    String begin = "-----BEGIN " + KEY + "-----";
    int from = whole.indexOf(begin);
    int to = whole.indexOf("-----END " + KEY + "-----");
    if (from < 0 || to < from) {
      throw new GeneralSecurityException("it holds no unencrypted PKCS#8 private key");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(whole.substring(from + begin.length(), to));
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("its Base64 is damaged", e);
    }
  }

  private static void append(StringBuilder text, String label, byte[] der) {
    text.append("-----BEGIN ")
        .append(label)
        .append("-----\n")
        .append(LINES.encodeToString(der))
        .append("\n-----END ")
        .append(label)
        .append("-----\n");
  }
}
