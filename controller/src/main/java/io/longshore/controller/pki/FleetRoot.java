package io.longshore.controller.pki;

import io.longshore.base.Failure;
import io.longshore.base.StateDir;
import io.longshore.controller.store.Fields;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
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
 * The fleet's identity and root key: made at the first start, in one write, and never again.
 *
 * @param deployment the fleet's identity, a UUID
 * @param key of the root; it leaves neither this process nor its state folder
 * @param certificate of the root
 */
public record FleetRoot(String deployment, PrivateKey key, X509Certificate certificate) {
  /** Where it lies in the state folder (mode 0600, as everything there). */
  static final String NAME = "authority";

  private static final Duration LIFE = Duration.ofDays(3650);

  /** The root of this state folder; a first start makes it. */
  public static FleetRoot open(StateDir state, Clock clock, SecureRandom random) {
    try {
      Optional<byte[]> stored = state.get(NAME);
      if (stored.isPresent()) {
        return read(Fields.decode(stored.get()));
      }
      FleetRoot made = make(clock.instant(), random);
      state.put(NAME, made.write().encode());
      return made;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw broken(e);
    }
  }

  private static FleetRoot read(Fields fields) throws GeneralSecurityException {
    Base64.Decoder base64 = Base64.getDecoder();
    return new FleetRoot(
        fields.text("deployment"),
        Certificates.privateKey(base64.decode(fields.text("key"))),
        Certificates.certificate(base64.decode(fields.text("certificate"))));
  }

  private Fields write() throws GeneralSecurityException {
    Base64.Encoder base64 = Base64.getEncoder();
    return Fields.empty()
        .with("deployment", deployment)
        .with("key", base64.encodeToString(key.getEncoded()))
        .with("certificate", base64.encodeToString(certificate.getEncoded()));
  }

  private static FleetRoot make(Instant now, SecureRandom random)
      throws GeneralSecurityException, IOException {
    String deployment = newUuid(random);
    KeyPair keys = Certificates.newKeyPair(random);
    X500Principal name = new X500Principal("O=Longshore,CN=fleet " + deployment + " root v1");
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
                  name,
                  new BigInteger(127, random).setBit(126),
                  Date.from(now.minus(FleetAuthority.BACKDATED)),
                  Date.from(now.plus(LIFE)),
                  name,
                  keys.getPublic())
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
              .addExtension(
                  Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
              .addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
      return new FleetRoot(
          deployment,
          keys.getPrivate(),
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))));
    } catch (OperatorCreationException e) {
      throw broken(e);
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

  private static RuntimeException broken(Exception cause) {
    return new Failure(
            Failure.Kind.BROKEN,
            "controller state, " + NAME,
            "the fleet's root key cannot be read or made: " + cause.getMessage(),
            "restore the state folder from a backup; a new root would lock every agent out")
        .toException(cause);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "FleetRoot[" + deployment + "]";
  }
}
