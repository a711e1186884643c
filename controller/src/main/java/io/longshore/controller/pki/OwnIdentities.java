package io.longshore.controller.pki;

import io.longshore.base.Failure;
import io.longshore.tls.PeerIdentity;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;

/** The identities that are made where the authority is: the controller's own and operators'. */
public final class OwnIdentities {
  private final FleetAuthority authority;
  private final SecureRandom random;

  /** Identities signed by this authority. */
  public OwnIdentities(FleetAuthority authority, SecureRandom random) {
    this.authority = authority;
    this.random = random;
  }

  /** A fresh identity that exists in this process only. */
  public TlsFiles make(PeerIdentity.Role role, String name) {
    try {
      KeyPair keys = Certificates.newKeyPair(random);
      return new TlsFiles(
          keys.getPrivate(),
          List.of(authority.issue(role, name, keys.getPublic())),
          List.of(authority.root()));
    } catch (GeneralSecurityException e) {
      throw broken("identity of " + name, "it cannot be made", e);
    }
  }

  /**
   * Makes an operator's identity unless the folder has one.
   *
   * @return whether it was made now
   */
  public boolean ensureOperator(Path folder, String name) {
    if (TlsFiles.exists(folder)) {
      return false;
    }
    try {
      make(PeerIdentity.Role.OPERATOR, name).save(folder);
      return true;
    } catch (IOException e) {
      throw broken(folder.toString(), "the operator's identity cannot be written", e);
    }
  }

  private static RuntimeException broken(String where, String what, Exception cause) {
    return new Failure(
            Failure.Kind.BROKEN,
            where,
            what + ": " + cause.getMessage(),
            "look at the disk and the permissions of the state folder")
        .toException(cause);
  }
}
