package io.longshore.controller.workload.fabric.material;

/**
 * An organisation's material, with what the controller alone holds of it.
 *
 * @param msp the public half
 * @param signing issues its members' identities
 * @param tls issues its nodes' and users' TLS certificates
 * @param admin signs in its administrator's name
 * @param adminTls what the administrator shows to a node that wants TLS clients to identify
 *     themselves
 */
public record OrganizationMaterial(
    OrganizationMsp msp,
    CertificateIssuer signing,
    CertificateIssuer tls,
    SigningIdentity admin,
    KeyedCertificate adminTls) {

  /** The authority that signs certificates of a profile. */
  public CertificateIssuer issuer(CertificateProfile profile) {
    return switch (profile.authority()) {
      case SIGNING -> signing;
      case TLS -> tls;
    };
  }
}
