package io.longshore.controller.workload.fabric.material;

import java.util.Optional;

/**
 * A part of an organisation as it is kept: a certificate, with its private key unless that is held
 * by others.
 *
 * @param certificate public
 * @param key prints nothing of itself; empty when it is kept elsewhere
 */
record PartCertificate(FabricCertificate certificate, Optional<PrivateKeyMaterial> key) {
  PartCertificate {
    if (key.isPresent() && !certificate.isFor(key.get())) {
      throw new IllegalArgumentException("the key is not the one of the " + certificate);
    }
  }

  static PartCertificate of(KeyedCertificate identity) {
    return new PartCertificate(identity.certificate(), Optional.of(identity.key()));
  }

  /** With its key, if it is here. */
  Optional<KeyedCertificate> keyed() {
    return key.map(one -> new KeyedCertificate(certificate, one));
  }
}
