package io.longshore.controller.workload.fabric.material;

/**
 * The keyed certificates an organisation is founded with, in the order they are made: a later one
 * never exists without the earlier ones.
 */
public enum OrganizationPart {
  /** Signs the identities of members. */
  SIGNING_AUTHORITY("ca"),
  /** Signs TLS certificates. */
  TLS_AUTHORITY("tlsca"),
  /** The administrator's MSP identity. */
  ADMIN("admin"),
  /** What the administrator shows to a node that wants TLS clients to identify themselves. */
  ADMIN_TLS("admin-tls");

  private final String label;

  OrganizationPart(String label) {
    this.label = label;
  }

  /** Its name in the material store. */
  public String label() {
    return label;
  }

  /** The common name its certificate has in an organisation. */
  public String commonName(Organization organization) {
    return switch (this) {
      case SIGNING_AUTHORITY -> AuthorityKind.SIGNING.commonName(organization.domain());
      case TLS_AUTHORITY -> AuthorityKind.TLS.commonName(organization.domain());
      case ADMIN, ADMIN_TLS -> organization.userName(Organization.ADMIN);
    };
  }

  /** Whether its private key may be kept elsewhere: an authority's may. */
  boolean mayBeKeyless() {
    return signer() == this;
  }

  /** Which part signed its certificate; an authority signs its own. */
  public OrganizationPart signer() {
    return switch (this) {
      case SIGNING_AUTHORITY, ADMIN -> SIGNING_AUTHORITY;
      case TLS_AUTHORITY, ADMIN_TLS -> TLS_AUTHORITY;
    };
  }
}
