package io.longshore.controller.workload.fabric.material;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Organisations founded for tests. */
final class FoundedNetwork {
  static final Instant NOW = Instant.parse("2026-11-22T23:57:10Z");

  private FoundedNetwork() {}

  static Map<OrganizationPart, KeyedCertificate> found(Organization organization, long seed) {
    OrganizationFounding founding = new OrganizationFounding(new SeededRandom(seed));
    Map<OrganizationPart, KeyedCertificate> parts = new EnumMap<>(OrganizationPart.class);
    for (OrganizationPart part : OrganizationPart.values()) {
      parts.put(part, founding.make(organization, part, parts, NOW));
    }
    return parts;
  }

  static CertificateIssuer issuer(AuthorityKind kind, Map<OrganizationPart, KeyedCertificate> of) {
    return new CertificateIssuer(
        kind,
        of.get(
            kind == AuthorityKind.SIGNING
                ? OrganizationPart.SIGNING_AUTHORITY
                : OrganizationPart.TLS_AUTHORITY));
  }
}
