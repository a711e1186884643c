package io.longshore.controller.fleet;

import io.longshore.model.IdentityRequest;

/** Signs the certificates that containers use, with the authority that the request names. */
public interface NodeCertificates {
  /**
   * A certificate for the key of the request; blocking.
   *
   * @param request says everything that will stand in the certificate
   * @param pkcs10 says the public key and proves that the sender holds it; nothing else in it
   *     counts
   * @return the certificate, DER
   * @throws io.longshore.base.FailureException the authority is unknown or the request is no good
   */
  byte[] issue(IdentityRequest request, byte[] pkcs10);
}
