package io.longshore.controller.workload.fabric.material;

/**
 * A certificate and its private key.
 *
 * @param certificate public
 * @param key its other half; prints nothing of itself
 */
public record KeyedCertificate(FabricCertificate certificate, PrivateKeyMaterial key) {
  public KeyedCertificate {
    if (!certificate.isFor(key)) {
      throw new IllegalArgumentException("the key is not the one of the " + certificate);
    }
  }
}
