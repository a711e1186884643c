package io.longshore.controller.workload.fabric.material;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;

/** Makes the parts of an organisation, one at a time. */
public final class OrganizationFounding {
  private final SecureRandom random;

  /**
   * @param random source of keys and serial numbers
   */
  public OrganizationFounding(SecureRandom random) {
    this.random = random;
  }

  /**
   * One part.
   *
   * @param made the parts made before it, its signer among them unless it is an authority
   * @param now when it is made
   */
  public KeyedCertificate make(
      Organization organization,
      OrganizationPart part,
      Map<OrganizationPart, KeyedCertificate> made,
      Instant now) {
    return switch (part) {
      case SIGNING_AUTHORITY, TLS_AUTHORITY -> authority(organization, part, now);
      case ADMIN ->
          admin(
              made.get(part.signer()),
              AuthorityKind.SIGNING,
              LeafSubject.user(organization, Organization.ADMIN),
              now);
      case ADMIN_TLS ->
          admin(
              made.get(part.signer()),
              AuthorityKind.TLS,
              LeafSubject.client(organization, Organization.ADMIN),
              now);
    };
  }

  private KeyedCertificate authority(
      Organization organization, OrganizationPart part, Instant now) {
    PrivateKeyMaterial key = PrivateKeyMaterial.generate(random);
    FabricCertificate certificate =
        CertificateAssembly.authority(
            DistinguishedNames.authority(organization.domain(), part.commonName(organization)),
            key,
            Validity.ofAuthority(now),
            SerialNumbers.next(random));
    return new KeyedCertificate(certificate, key);
  }

  private KeyedCertificate admin(
      KeyedCertificate authority, AuthorityKind kind, LeafSubject subject, Instant now) {
    PrivateKeyMaterial key = PrivateKeyMaterial.generate(random);
    try {
      return new KeyedCertificate(
          new CertificateIssuer(kind, authority)
              .issue(
                  key.publicKey(),
                  subject,
                  Validity.under(authority.certificate(), now),
                  SerialNumbers.next(random)),
          key);
    } catch (RequestRefused e) {
      throw new IllegalStateException("an authority refused its own administrator", e);
    }
  }
}
