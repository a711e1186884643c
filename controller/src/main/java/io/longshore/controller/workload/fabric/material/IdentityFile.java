package io.longshore.controller.workload.fabric.material;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A part at rest: certificate and key in one file, so that one is never there without the other; or
 * the certificate alone where others hold the key. The one place where private keys become bytes of
 * the store, and bytes keys again.
 */
final class IdentityFile {
  private IdentityFile() {}

  static byte[] seal(PartCertificate part) {
    String key = part.key().map(one -> Pem.encode(Pem.PRIVATE_KEY, one.revealPkcs8())).orElse("");
    return (part.certificate().pem() + key).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * @throws CertificateException if the bytes are not what {@link #seal} makes
   */
  static PartCertificate open(byte[] bytes) throws CertificateException {
    try {
      List<Pem.Block> blocks = Pem.blocks(new String(bytes, StandardCharsets.US_ASCII));
      if (blocks.isEmpty()
          || blocks.size() > 2
          || !blocks.get(0).label().equals(Pem.CERTIFICATE)
          || blocks.size() == 2 && !blocks.get(1).label().equals(Pem.PRIVATE_KEY)) {
        throw new CertificateException("it does not hold one certificate and one private key");
      }
      PartCertificate part =
          new PartCertificate(
              FabricCertificate.ofDer(blocks.get(0).der()),
              blocks.size() == 2
                  ? Optional.of(PrivateKeyMaterial.ofPkcs8(blocks.get(1).der()))
                  : Optional.empty());
      if (!Arrays.equals(seal(part), bytes)) {
        throw new CertificateException("its key is not written as it was");
      }
      return part;
    } catch (IllegalArgumentException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }
}
