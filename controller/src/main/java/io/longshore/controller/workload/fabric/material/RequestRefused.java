package io.longshore.controller.workload.fabric.material;

/** A certificate request that is not answered with a certificate. */
public final class RequestRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why a request is refused. */
  public enum Reason {
    /** Over the bound of {@link CertificateIssuer#MAX_REQUEST_BYTES}. */
    TOO_LARGE("the request is larger than any honest one"),
    /** Not PKCS#10 in DER. */
    MALFORMED("the request is not PKCS#10 in DER"),
    /** Not a key that Fabric's default provider would take. */
    KEY_NOT_P256("the request's key is not an uncompressed ECDSA key on the curve P-256"),
    /** The signature is not the key's own. */
    NO_PROOF_OF_POSSESSION("the request is not signed by the key it asks a certificate for"),
    /** Asked of the authority that does not sign such certificates. */
    WRONG_AUTHORITY("this authority does not sign certificates of that profile"),
    /** The authority's private key is kept elsewhere. */
    KEY_ELSEWHERE("the authority's key is kept elsewhere, and so it is signed there"),

    /** Would be valid when its authority is not. */
    OUTLIVES_AUTHORITY("the certificate would be valid when its authority is not");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** The reason in words. */
    public String sentence() {
      return sentence;
    }
  }

  RequestRefused(Reason reason, String commonName) {
    super("no certificate for " + commonName + ": " + reason.sentence());
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
