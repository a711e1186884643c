package io.longshore.controller.workload.fabric.material;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.util.IPAddress;

/**
 * Certificates with the structure Go's x509 gives them: extensions in the order key usage, extended
 * key usage, basic constraints, subject key, authority key, names; DNS names before addresses.
 */
final class CertificateAssembly {
  private static final int AUTHORITY_USAGE =
      KeyUsage.digitalSignature
          | KeyUsage.keyEncipherment
          | KeyUsage.keyCertSign
          | KeyUsage.cRLSign;
  private static final int TLS_USAGE = KeyUsage.digitalSignature | KeyUsage.keyEncipherment;

  private final X509v3CertificateBuilder builder;

  private CertificateAssembly(
      X500Name issuer,
      X500Name subject,
      ECPublicKeyParameters key,
      Validity validity,
      BigInteger serial) {
    SubjectPublicKeyInfo info = P256.encode(key);
    this.builder =
        new X509v3CertificateBuilder(
            issuer,
            serial,
            Date.from(validity.notBefore()),
            Date.from(validity.notAfter()),
            subject,
            info);
  }

  /** A self-signed authority: with a subject key identifier, without an authority's. */
  static FabricCertificate authority(
      X500Name name, PrivateKeyMaterial key, Validity validity, BigInteger serial) {
    CertificateAssembly assembly =
        new CertificateAssembly(name, name, key.publicKey(), validity, serial);
    assembly.add(Extension.keyUsage, true, new KeyUsage(AUTHORITY_USAGE));
    assembly.add(
        Extension.extendedKeyUsage,
        false,
        purposes(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth));
    assembly.add(Extension.basicConstraints, true, new BasicConstraints(true));
    assembly.add(
        Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier(key)));
    return assembly.signedWith(key);
  }

  /** A leaf under an authority: with the authority's key identifier, without its own. */
  static FabricCertificate leaf(
      KeyedCertificate authority,
      ECPublicKeyParameters key,
      LeafSubject subject,
      Validity validity,
      BigInteger serial) {
    CertificateAssembly assembly =
        new CertificateAssembly(
            authority.certificate().content().getSubject(),
            DistinguishedNames.member(subject.organizationalUnits(), subject.commonName()),
            key,
            validity,
            serial);
    boolean tls = subject.profile().authority() == AuthorityKind.TLS;
    assembly.add(
        Extension.keyUsage, true, new KeyUsage(tls ? TLS_USAGE : KeyUsage.digitalSignature));
    if (tls) {
      assembly.add(
          Extension.extendedKeyUsage,
          false,
          purposes(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth));
    }
    assembly.add(Extension.basicConstraints, true, new BasicConstraints(false));
    assembly.add(
        Extension.authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier(keyIdentifier(authority.key())));
    if (!subject.alternativeNames().isEmpty()) {
      assembly.add(Extension.subjectAlternativeName, false, names(subject.alternativeNames()));
    }
    return assembly.signedWith(authority.key());
  }

  private void add(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
    try {
      builder.addExtension(type, critical, value);
    } catch (IOException e) {
      throw new IllegalStateException("an extension could not be encoded", e);
    }
  }

  private FabricCertificate signedWith(PrivateKeyMaterial key) {
    try {
      return FabricCertificate.ofDer(builder.build(new LowSSigner(key)).getEncoded());
    } catch (IOException | CertificateException e) {
      throw new IllegalStateException("a certificate just built could not be read", e);
    }
  }

  private static ExtendedKeyUsage purposes(KeyPurposeId... purposes) {
    return new ExtendedKeyUsage(purposes);
  }

  private static GeneralNames names(List<String> names) {
    Stream<GeneralName> dns =
        names.stream()
            .filter(name -> !IPAddress.isValid(name))
            .map(name -> new GeneralName(GeneralName.dNSName, name));
    Stream<GeneralName> addresses =
        names.stream()
            .filter(IPAddress::isValid)
            .map(name -> new GeneralName(GeneralName.iPAddress, name));
    return new GeneralNames(Stream.concat(dns, addresses).toArray(GeneralName[]::new));
  }

  private static byte[] keyIdentifier(PrivateKeyMaterial key) {
    return P256.sha256(key.publicKey().getQ().getEncoded(false));
  }

  private static final class LowSSigner implements ContentSigner {
    private final PrivateKeyMaterial key;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    LowSSigner(PrivateKeyMaterial key) {
      this.key = key;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return P256.SIGNATURE_ALGORITHM;
    }

    @Override
    public OutputStream getOutputStream() {
      return content;
    }

    @Override
    public byte[] getSignature() {
      return key.sign(content.toByteArray());
    }
  }
}
