package io.longshore.controller.workload.fabric.material;

import io.longshore.controller.workload.fabric.material.RequestRefused.Reason;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/** One of an organisation's authorities, as what signs certificates. */
public final class CertificateIssuer {
  /** The largest request that is read; an honest one has about 300 bytes. */
  public static final int MAX_REQUEST_BYTES = 8 * 1024;

  private final AuthorityKind kind;
  private final PartCertificate authority;

  CertificateIssuer(AuthorityKind kind, PartCertificate authority) {
    this.kind = kind;
    this.authority = authority;
  }

  CertificateIssuer(AuthorityKind kind, KeyedCertificate authority) {
    this(kind, PartCertificate.of(authority));
  }

  /** Whether the authority's key is here, so that it can answer at once. */
  public boolean signsHere() {
    return authority.key().isPresent();
  }

  /** The authority's own certificate. */
  public FabricCertificate certificate() {
    return authority.certificate();
  }

  /**
   * Answers a request. Only the public key is taken from it: names, roles and purposes are the
   * caller's, whatever the request says.
   *
   * @param pkcs10 DER, signed by the key it is about
   * @param subject whom and what the certificate is for
   * @param validity within the authority's own
   * @param serial positive, at most {@value SerialNumbers#BITS} bits, never used before
   * @throws RequestRefused with the reason
   */
  public FabricCertificate issue(
      byte[] pkcs10, LeafSubject subject, Validity validity, BigInteger serial)
      throws RequestRefused {
    ECPublicKeyParameters key = SigningRequest.provenKey(pkcs10, subject.commonName());
    return issue(key, subject, validity, serial);
  }

  FabricCertificate issue(
      ECPublicKeyParameters key, LeafSubject subject, Validity validity, BigInteger serial)
      throws RequestRefused {
    if (subject.profile().authority() != kind) {
      throw new RequestRefused(Reason.WRONG_AUTHORITY, subject.commonName());
    }
    if (validity.notBefore().isBefore(certificate().notBefore())
        || validity.notAfter().isAfter(certificate().notAfter())) {
      throw new RequestRefused(Reason.OUTLIVES_AUTHORITY, subject.commonName());
    }
    if (serial.signum() <= 0 || serial.bitLength() > SerialNumbers.BITS) {
      throw new IllegalArgumentException("a serial number is positive and has at most 128 bits");
    }
    KeyedCertificate signer =
        authority
            .keyed()
            .orElseThrow(() -> new RequestRefused(Reason.KEY_ELSEWHERE, subject.commonName()));
    return CertificateAssembly.leaf(signer, key, subject, validity, serial);
  }

  @Override
  public String toString() {
    return "issuer " + certificate().commonName();
  }
}
