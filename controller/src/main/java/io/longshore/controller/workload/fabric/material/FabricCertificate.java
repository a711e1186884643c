package io.longshore.controller.workload.fabric.material;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/** An X.509 certificate over a key on P-256. Equal to another if their bytes are. */
public final class FabricCertificate {
  private final byte[] der;
  private final X509CertificateHolder content;
  private final ECPublicKeyParameters publicKey;

  private FabricCertificate(
      byte[] der, X509CertificateHolder content, ECPublicKeyParameters publicKey) {
    this.der = der;
    this.content = content;
    this.publicKey = publicKey;
  }

  /**
   * Reads a DER certificate.
   *
   * @throws CertificateException if the bytes are anything else, or its key is not on P-256
   */
  public static FabricCertificate ofDer(byte[] der) throws CertificateException {
    try {
      X509CertificateHolder content =
          new X509CertificateHolder(Certificate.getInstance(ASN1Primitive.fromByteArray(der)));
      ECPublicKeyParameters key = P256.publicKey(content.getSubjectPublicKeyInfo());
      return new FabricCertificate(der.clone(), content, key);
    } catch (IOException | RuntimeException e) {
      // On foreign bytes the parser throws whatever it likes, ClassCastException included.
      throw new CertificateException("not a certificate over a P-256 key: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the PEM form.
   *
   * @throws CertificateException as {@link #ofDer(byte[])}, or if there is not exactly one block
   */
  public static FabricCertificate ofPem(String pem) throws CertificateException {
    try {
      return ofDer(Pem.one(Pem.CERTIFICATE, pem));
    } catch (IllegalArgumentException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }

  /** The DER bytes, a copy. */
  public byte[] der() {
    return der.clone();
  }

  /** The PEM text, byte for byte as Go and OpenSSL write it. */
  public String pem() {
    return Pem.encode(Pem.CERTIFICATE, der);
  }

  /** {@link #pem()} as bytes: what Fabric's files and identities hold. */
  public byte[] pemBytes() {
    return pem().getBytes(StandardCharsets.US_ASCII);
  }

  /** The subject's common name. */
  public String commonName() {
    return IETFUtils.valueToString(
        content.getSubject().getRDNs(BCStyle.CN)[0].getFirst().getValue());
  }

  /** Inclusive start of its validity. */
  public Instant notBefore() {
    return content.getNotBefore().toInstant();
  }

  /** Inclusive end of its validity. */
  public Instant notAfter() {
    return content.getNotAfter().toInstant();
  }

  /** SHA-256 of the DER form, hex; also what a channel header's TLS binding holds. */
  public String sha256() {
    return HexFormat.of().formatHex(P256.sha256(der));
  }

  /** SHA-256 of the uncompressed point: what Fabric calls the key's SKI, hex. */
  public String subjectKeyIdentifier() {
    return HexFormat.of().formatHex(P256.sha256(publicKey.getQ().getEncoded(false)));
  }

  /** Whether the other certificate's key signed this one, with a low s. */
  public boolean isSignedBy(FabricCertificate authority) {
    byte[] signature = content.getSignature();
    return P256.SIGNATURE_ALGORITHM.equals(content.getSignatureAlgorithm())
        && content.getIssuer().equals(authority.content.getSubject())
        && P256.isLowS(signature)
        && P256.verify(authority.publicKey, signedBytes(), signature);
  }

  /**
   * Whether the other certificate's key signed this one, whatever its s. Authorities elsewhere take
   * either; Fabric writes such a certificate with the low one before it compares.
   */
  public boolean isIssuedBy(FabricCertificate authority) {
    return P256.SIGNATURE_ALGORITHM.equals(content.getSignatureAlgorithm())
        && content.getIssuer().equals(authority.content.getSubject())
        && P256.verify(authority.publicKey, signedBytes(), content.getSignature());
  }

  /** Whether this certificate is over the key's public half. */
  public boolean isFor(PrivateKeyMaterial key) {
    return isFor(key.publicKey());
  }

  boolean isFor(ECPublicKeyParameters key) {
    return publicKey.getQ().equals(key.getQ());
  }

  X509CertificateHolder content() {
    return content;
  }

  private byte[] signedBytes() {
    try {
      return content.toASN1Structure().getTBSCertificate().getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException("a certificate that was read could not be encoded", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FabricCertificate that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  @Override
  public String toString() {
    return "certificate of " + content.getSubject() + " (sha256 " + sha256() + ")";
  }
}
