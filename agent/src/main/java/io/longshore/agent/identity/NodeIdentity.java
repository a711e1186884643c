package io.longshore.agent.identity;

import io.longshore.base.Digest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;

/**
 * A node's key and certificate. It prints as its name alone.
 *
 * @param name as the spec has it
 * @param keyText the private key, PKCS#8 in PEM
 * @param certificate what was issued for it
 */
public record NodeIdentity(String name, byte[] keyText, X509Certificate certificate) {
  public NodeIdentity {
    keyText = keyText.clone();
  }

  @Override
  public byte[] keyText() {
    return keyText.clone();
  }

  /** The certificate in PEM. */
  public byte[] certificateText() {
    return PemText.certificate(certificate);
  }

  /** Hex SHA-256 of the uncompressed public point: what Fabric calls the key's SKI (bccsp/sw). */
  public String subjectKeyId() {
    return Digest.of(EcKeys.point((ECPublicKey) certificate.getPublicKey())).hex();
  }

  @Override
  public String toString() {
    return "identity " + name;
  }
}
