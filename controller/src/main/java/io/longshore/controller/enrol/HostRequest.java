package io.longshore.controller.enrol;

import io.longshore.base.Failure;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** Reads a certificate request for nothing but its key and the proof that the sender holds it. */
public final class HostRequest {
  private static final int LARGEST = 8 * 1024;
  private static final int P256_BITS = 256;

  private HostRequest() {}

  /**
   * The key of the request.
   *
   * @throws io.longshore.base.FailureException it is too large, not a request, not signed by its
   *     own key, or its key is not on P-256
   */
  public static PublicKey key(byte[] pkcs10) {
    if (pkcs10.length > LARGEST) {
      throw refused("the certificate request is larger than 8 KiB", null);
    }
    try {
      JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(pkcs10);
      PublicKey key = request.getPublicKey();
      if (!(key instanceof ECPublicKey onCurve)
          || onCurve.getParams().getOrder().bitLength() != P256_BITS) {
        throw refused("the key of the certificate request is not on P-256", null);
      }
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        throw refused("the certificate request is not signed by its own key", null);
      }
      return key;
    } catch (IOException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | IllegalArgumentException e) {
      throw refused("this is not a certificate request (PKCS #10)", e);
    }
  }

  private static RuntimeException refused(String what, Exception cause) {
    return new Failure(Failure.Kind.REJECTED, "enrolment", what, "").toException(cause);
  }
}
