package io.longshore.lab.standin.msp;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and elliptic-curve keys written as PEM text. */
public final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  private Pem() {}

  /** Every certificate in the text, in order; at least one. */
  public static List<X509Certificate> certificates(byte[] text, String where) throws MspException {
    List<X509Certificate> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(new String(text, StandardCharsets.ISO_8859_1));
    while (block.find()) {
      if (block.group(1).equals("CERTIFICATE")) {
        found.add(certificate(decode(block.group(2), where), where));
      }
    }
    if (found.isEmpty()) {
      throw new MspException("no pem content for file " + where);
    }
    return List.copyOf(found);
  }

  /**
   * The one private key in the text, in PKCS#8. The message of a refusal holds nothing of the key.
   */
  public static PrivateKey privateKey(byte[] text, String where) throws MspException {
    Matcher block = BLOCK.matcher(new String(text, StandardCharsets.ISO_8859_1));
    if (!block.find()) {
      throw new MspException("no pem content for file " + where);
    }
    if (!block.group(1).equals("PRIVATE KEY")) {
      throw new MspException(
          where + " holds: " + block.group(1) + "; the stand-in reads PKCS#8 (PRIVATE KEY) only");
    }
    try {
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(decode(block.group(2), where)));
    } catch (GeneralSecurityException e) {
      throw new MspException(where + " holds no usable elliptic-curve key");
    }
  }

  private static X509Certificate certificate(byte[] der, String where) throws MspException {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new MspException("failed to parse the certificate in " + where, e);
    }
  }

  private static byte[] decode(String base64, String where) throws MspException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new MspException("no pem content for file " + where);
    }
  }
}
