package io.longshore.controller.workload.fabric.material;

import io.longshore.controller.workload.fabric.material.RequestRefused.Reason;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/**
 * Reads the one thing that is taken from a PKCS#10 request: a public key whose owner asks. The
 * bytes are a stranger's, and on such the parser throws whatever it likes, ClassCastException
 * included: hence the wide catches.
 */
final class SigningRequest {
  private SigningRequest() {}

  static ECPublicKeyParameters provenKey(byte[] pkcs10, String commonName) throws RequestRefused {
    if (pkcs10.length > CertificateIssuer.MAX_REQUEST_BYTES) {
      throw new RequestRefused(Reason.TOO_LARGE, commonName);
    }
    CertificationRequest request = read(pkcs10, commonName);
    ECPublicKeyParameters key = key(request, commonName);
    if (!isSelfSigned(request, key)) {
      throw new RequestRefused(Reason.NO_PROOF_OF_POSSESSION, commonName);
    }
    return key;
  }

  private static CertificationRequest read(byte[] pkcs10, String commonName) throws RequestRefused {
    try {
      CertificationRequest request =
          CertificationRequest.getInstance(ASN1Primitive.fromByteArray(pkcs10));
      if (request == null) {
        throw new RequestRefused(Reason.MALFORMED, commonName);
      }
      return request;
    } catch (IOException | RuntimeException e) {
      throw refused(Reason.MALFORMED, commonName, e);
    }
  }

  private static ECPublicKeyParameters key(CertificationRequest request, String commonName)
      throws RequestRefused {
    try {
      return P256.publicKey(request.getCertificationRequestInfo().getSubjectPublicKeyInfo());
    } catch (RuntimeException e) {
      throw refused(Reason.KEY_NOT_P256, commonName, e);
    }
  }

  private static boolean isSelfSigned(CertificationRequest request, ECPublicKeyParameters key) {
    try {
      byte[] signed = request.getCertificationRequestInfo().getEncoded("DER");
      return P256.SIGNATURE_ALGORITHM.equals(request.getSignatureAlgorithm())
          && P256.verify(key, signed, request.getSignature().getOctets());
    } catch (IOException | IllegalStateException unreadable) {
      return false;
    }
  }

  private static RequestRefused refused(Reason reason, String commonName, Exception cause) {
    RequestRefused refused = new RequestRefused(reason, commonName);
    refused.initCause(cause);
    return refused;
  }
}
