package io.longshore.controller.workload.fabric.material;

/** The two authorities of an organisation. */
public enum AuthorityKind {
  /** Signs the identities of its members: {@code ca.<domain>}. */
  SIGNING("ca."),
  /** Signs what they show in TLS handshakes: {@code tlsca.<domain>}. */
  TLS("tlsca.");

  private final String prefix;

  AuthorityKind(String prefix) {
    this.prefix = prefix;
  }

  /** The authority's common name in a domain. */
  public String commonName(String domain) {
    return prefix + domain;
  }
}
