package io.longshore.controller.workload.fabric.material;

/** What a certificate is for; it decides the authority and the extensions. */
public enum CertificateProfile {
  /** The MSP identity of an orderer or a peer. */
  NODE_SIGNING(AuthorityKind.SIGNING, false),
  /** The MSP identity of a client or an administrator. */
  USER_SIGNING(AuthorityKind.SIGNING, false),
  /** A node's TLS certificate, for both ends of a connection; the only one with further names. */
  TLS_SERVER(AuthorityKind.TLS, true),
  /** A user's TLS certificate: as a node's, but nobody can be reached by it. */
  TLS_CLIENT(AuthorityKind.TLS, false);

  private final AuthorityKind authority;
  private final boolean namesAllowed;

  CertificateProfile(AuthorityKind authority, boolean namesAllowed) {
    this.authority = authority;
    this.namesAllowed = namesAllowed;
  }

  /** Which of an organisation's authorities signs it. */
  public AuthorityKind authority() {
    return authority;
  }

  /** Whether it carries subject alternative names. */
  public boolean namesAllowed() {
    return namesAllowed;
  }
}
