package io.longshore.controller.pki;

import io.longshore.base.Failure;
import io.longshore.tls.PeerIdentity;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
          authority.chain(authority.issue(role, name, keys.getPublic())),
          authority.authorities());
    } catch (GeneralSecurityException e) {
      throw broken("identity of " + name, "it cannot be made", e);
    }
  }

  /**
   * Makes an operator's identity unless the folder has one that is not half over, was signed by the
   * root that signs now, and trusts whom members of the fleet are to trust.
   *
   * @return what was made now, if it was
   */
  public Optional<TlsFiles> ensureOperator(Path folder, String name, Instant now) {
    if (TlsFiles.exists(folder)) {
      TlsFiles there = TlsFiles.load(folder);
      if (!half(there, now)
          && authority.roots().signed(there.chain().get(0))
          && there.trustDigest().equals(TlsFiles.trustDigest(authority.authorities()))) {
        return Optional.empty();
      }
    }
    try {
      TlsFiles made = make(PeerIdentity.Role.OPERATOR, name);
      made.save(folder);
      return Optional.of(made);
    } catch (IOException e) {
      throw broken(folder.toString(), "the operator's identity cannot be written", e);
    }
  }

  /** Whether an identity is past half of its life. */
  public static boolean half(TlsFiles identity, Instant now) {
    Instant from = identity.chain().get(0).getNotBefore().toInstant();
    return now.isAfter(from.plus(Duration.between(from, identity.expiresAt()).dividedBy(2)));
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
