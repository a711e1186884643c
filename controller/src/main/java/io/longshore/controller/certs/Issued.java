package io.longshore.controller.certs;

import io.longshore.base.Digest;
import io.longshore.controller.store.Fields;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The newest certificate of one holder at one place.
 *
 * @param kind what it is for: agent, operator, node signing, …
 * @param holder its name
 * @param place where its key is: a host, or whoever keeps it
 * @param certificate the newest
 * @param lineage serials, in hex, of those it was renewed from, oldest first
 */
public record Issued(
    String kind, String holder, String place, X509Certificate certificate, List<String> lineage) {
  public Issued {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(certificate, "certificate");
    lineage = List.copyOf(lineage);
  }

  /** A first certificate, renewed from none. */
  public static Issued first(String kind, String holder, String place, X509Certificate made) {
    return new Issued(kind, holder, place, made, List.of());
  }

  /** Its serial number, in hex. */
  public String serial() {
    return serial(certificate);
  }

  /** A certificate's serial number, in hex. */
  public static String serial(X509Certificate certificate) {
    return certificate.getSerialNumber().toString(16);
  }

  /** A serial number as people write it: hex, with or without colons, zeros or 0x. */
  public static String serial(String written) {
    return new BigInteger(written.replaceFirst("^0[xX]", "").replace(":", ""), 16).toString(16);
  }

  /** SHA-256 of a certificate's public key (its SubjectPublicKeyInfo), hex. */
  public static String key(X509Certificate certificate) {
    return Digest.of(certificate.getPublicKey().getEncoded()).hex();
  }

  /** The file that keeps it. */
  String slot() {
    return Digest.of(
            String.join("\n", kind, holder, place)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .hex()
        .substring(0, 32);
  }

  Fields toFields() {
    try {
      return Fields.empty()
          .with("kind", kind)
          .with("holder", holder)
          .with("place", place)
          .with("certificate", Base64.getEncoder().encodeToString(certificate.getEncoded()))
          .with("lineage", String.join(",", lineage));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("a certificate without an encoding", e);
    }
  }

  static Issued of(Fields fields) {
    try {
      byte[] der = Base64.getDecoder().decode(fields.text("certificate"));
      return new Issued(
          fields.text("kind"),
          fields.text("holder"),
          fields.text("place"),
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der)),
          Arrays.stream(fields.text("lineage").split(","))
              .filter(serial -> !serial.isEmpty())
              .toList());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the certificate cannot be read", e);
    }
  }
}
