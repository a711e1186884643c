package io.longshore.tls;

import io.longshore.base.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A fleet's root and issuing authority, and whatever identities a test wants of them. */
public final class TestFleet {
  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2090-01-01T00:00:00Z");

  private final String deployment;
  private final KeyPair rootKey = key();
  private final X509Certificate root;
  private final KeyPair issuerKey = key();
  private final X509Certificate issuer;
  private long serial = 1;

  /** A fleet with a fresh root. */
  public TestFleet(String deployment) throws GeneralSecurityException {
    this.deployment = deployment;
    this.root = issue("CN=root of " + deployment, rootKey, null, true, BEGIN, END);
    this.issuer = issue("CN=issuing of " + deployment, issuerKey, null, true, BEGIN, END);
  }

  /** An identity of the issuing authority below the root, valid now. */
  public TlsFiles below(PeerIdentity.Role role, String name) throws GeneralSecurityException {
    KeyPair key = key();
    String[] uris = {new PeerIdentity(deployment, role, name).uri()};
    X509Certificate own =
        issue("CN=issuing of " + deployment, issuerKey, "CN=any", key, uris, false, BEGIN, END);
    return new TlsFiles(key.getPrivate(), List.of(own, issuer), List.of(root));
  }

  /** An identity of this fleet, valid now. */
  public TlsFiles identity(PeerIdentity.Role role, String name) throws GeneralSecurityException {
    return identity(new PeerIdentity(deployment, role, name).uri(), BEGIN, END);
  }

  /** A certificate with these URIs as its names, whatever they say. */
  public X509Certificate certificate(String... uris) throws GeneralSecurityException {
    return issue("CN=any", key(), uris, false, BEGIN, END);
  }

  /** A certificate for somebody else's key, valid in this time. */
  public X509Certificate certificate(PublicKey key, String uri, Instant from, Instant until)
      throws GeneralSecurityException {
    return issue("CN=any", new KeyPair(key, null), new String[] {uri}, false, from, until);
  }

  /** An identity by its URI, valid in this time. */
  public TlsFiles identity(String uri, Instant from, Instant until)
      throws GeneralSecurityException {
    KeyPair key = key();
    X509Certificate own = issue("CN=any", key, new String[] {uri}, false, from, until);
    return new TlsFiles(key.getPrivate(), List.of(own), List.of(root));
  }

  /** What an enrolment token of this fleet names. */
  public Digest rootDigest() throws GeneralSecurityException {
    return Digest.of(root.getEncoded());
  }

  /** The root certificate. */
  public X509Certificate root() {
    return root;
  }

  /** A fresh P-256 key pair. */
  public static KeyPair key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("this Java runtime has no P-256", e);
    }
  }

  private X509Certificate issue(
      String subject, KeyPair key, String[] uris, boolean authority, Instant from, Instant until)
      throws GeneralSecurityException {
    String root = "CN=root of " + deployment;
    return issue(root, rootKey, subject, key, uris, authority, from, until);
  }

  private X509Certificate issue(
      String by,
      KeyPair signs,
      String subject,
      KeyPair key,
      String[] uris,
      boolean authority,
      Instant from,
      Instant until)
      throws GeneralSecurityException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(by),
            BigInteger.valueOf(serial++),
            Date.from(from),
            Date.from(until),
            new X500Name(subject),
            key.getPublic());
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(
              authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
      if (!authority) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(
                new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth}));
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                Stream.concat(
                        Stream.of(new GeneralName(GeneralName.dNSName, "any.example.com")),
                        Stream.of(uris)
                            .map(
                                uri -> new GeneralName(GeneralName.uniformResourceIdentifier, uri)))
                    .toArray(GeneralName[]::new)));
      }
      byte[] der =
          builder
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signs.getPrivate()))
              .getEncoded();
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException("the test's certificate cannot be made", e);
    }
  }
}
