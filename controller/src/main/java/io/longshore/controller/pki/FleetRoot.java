package io.longshore.controller.pki;

import io.longshore.base.Failure;
import io.longshore.controller.store.Fields;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A root of the fleet.
 *
 * @param deployment the fleet's identity, a UUID; every root of the fleet has it
 * @param number from 1; no two roots of a fleet have the same
 * @param key of the root; it leaves neither this process nor its state folder
 * @param certificate of the root
 */
public record FleetRoot(
    String deployment, int number, PrivateKey key, X509Certificate certificate) {
  private static final Duration LIFE = Duration.ofDays(3650);

  /** Below it come an issuing authority, and leaves. */
  private static final int AUTHORITIES_BELOW = 1;

  public FleetRoot {
    Objects.requireNonNull(deployment, "deployment");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(certificate, "certificate");
    if (number < 1) {
      throw new IllegalArgumentException("roots are counted from 1: " + number);
    }
  }

  static FleetRoot read(Fields fields) throws GeneralSecurityException {
    Base64.Decoder base64 = Base64.getDecoder();
    return new FleetRoot(
        fields.text("deployment"),
        fields.find("number").map(Integer::parseInt).orElse(1),
        Certificates.privateKey(base64.decode(fields.text("key"))),
        Certificates.certificate(base64.decode(fields.text("certificate"))));
  }

  Fields write() throws GeneralSecurityException {
    Base64.Encoder base64 = Base64.getEncoder();
    return Fields.empty()
        .with("deployment", deployment)
        .with("number", String.valueOf(number))
        .with("key", base64.encodeToString(key.getEncoded()))
        .with("certificate", base64.encodeToString(certificate.getEncoded()));
  }

  /** The first root of a new fleet. */
  static FleetRoot first(Instant now, SecureRandom random)
      throws GeneralSecurityException, IOException {
    return make(newUuid(random), 1, now, random);
  }

  /** A fresh root. */
  static FleetRoot make(String deployment, int number, Instant now, SecureRandom random)
      throws GeneralSecurityException, IOException {
    KeyPair keys = Certificates.newKeyPair(random);
    X500Principal name =
        new X500Principal("O=Longshore,CN=fleet " + deployment + " root v" + number);
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
                  name,
                  new BigInteger(127, random).setBit(126),
                  Date.from(now.minus(FleetAuthority.BACKDATED)),
                  Date.from(now.plus(LIFE)),
                  name,
                  keys.getPublic())
              .addExtension(
                  Extension.basicConstraints, true, new BasicConstraints(AUTHORITIES_BELOW))
              .addExtension(
                  Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
              .addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
      return new FleetRoot(
          deployment,
          number,
          keys.getPrivate(),
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))));
    } catch (OperatorCreationException e) {
      throw new Failure(Failure.Kind.BROKEN, "fleet authority", "a root cannot be made", "")
          .toException(e);
    }
  }

  /** A random UUID (RFC 9562, version 4) from the given source of chance. */
  private static String newUuid(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    bytes[6] = (byte) (bytes[6] & 0x0f | 0x40);
    bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
    String hex = HexFormat.of().formatHex(bytes);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "FleetRoot[" + deployment + "]";
  }
}
