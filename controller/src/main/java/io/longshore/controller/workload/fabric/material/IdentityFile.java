package io.longshore.controller.workload.fabric.material;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.List;

/**
 * A keyed certificate at rest: certificate and key in one file, so that one is never there without
 * the other. The one place where private keys become bytes of the store, and bytes keys again.
 */
final class IdentityFile {
  private IdentityFile() {}

  static byte[] seal(KeyedCertificate identity) {
    String text =
        identity.certificate().pem() + Pem.encode(Pem.PRIVATE_KEY, identity.key().revealPkcs8());
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * @throws CertificateException if the bytes are not what {@link #seal} makes
   */
  static KeyedCertificate open(byte[] bytes) throws CertificateException {
    try {
      List<Pem.Block> blocks = Pem.blocks(new String(bytes, StandardCharsets.US_ASCII));
      if (blocks.size() != 2
          || !blocks.get(0).label().equals(Pem.CERTIFICATE)
          || !blocks.get(1).label().equals(Pem.PRIVATE_KEY)) {
        throw new CertificateException("it does not hold one certificate and one private key");
      }
      KeyedCertificate identity =
          new KeyedCertificate(
              FabricCertificate.ofDer(blocks.get(0).der()),
              PrivateKeyMaterial.ofPkcs8(blocks.get(1).der()));
      if (!Arrays.equals(seal(identity), bytes)) {
        throw new CertificateException("its key is not written as it was");
      }
      return identity;
    } catch (IllegalArgumentException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }
}
