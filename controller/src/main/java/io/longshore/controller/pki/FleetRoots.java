package io.longshore.controller.pki;

import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.base.StateDir;
import io.longshore.controller.pki.Replacement.Phase;
import io.longshore.controller.store.Fields;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The roots of one fleet: the one that signs, and while one takes the place of another, both.
 *
 * @param signing signs every certificate that is made now
 * @param highest the highest number a root ever had; numbers are not used twice
 * @param replacement how far the change from one root to the other has come; empty: there is none
 */
public record FleetRoots(FleetRoot signing, int highest, Optional<Replacement> replacement) {
  /** Where they lie in the state folder (mode 0600, as everything there). */
  static final String NAME = "authority";

  public FleetRoots {
    Objects.requireNonNull(signing, "signing");
    Objects.requireNonNull(replacement, "replacement");
  }

  /** The roots of this state folder; a first start makes one, in one write. */
  public static FleetRoots open(StateDir state, Clock clock, SecureRandom random) {
    try {
      Optional<byte[]> stored = state.get(NAME);
      if (stored.isPresent()) {
        return read(Fields.decode(stored.get()));
      }
      FleetRoots made =
          new FleetRoots(FleetRoot.first(clock.instant(), random), 1, Optional.empty());
      made.save(state);
      return made;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw broken(e);
    }
  }

  /**
   * Keeps these durably in place of those before. Of a root that is dropped no key is left: the
   * state folder keeps one older version of everything, so it is written twice.
   */
  public void keep(StateDir state) {
    try {
      save(state);
      if (phase().equals(Optional.of(Phase.DROP_OLD))) {
        save(state);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw broken(e);
    }
  }

  /** How far a replacement is, if there is one. */
  public Optional<Phase> phase() {
    return replacement.map(Replacement::phase);
  }

  /** Whom members of the fleet trust, the one that signs first. */
  public List<X509Certificate> trusted() {
    return replacement
        .filter(change -> change.phase() != Phase.DROP_OLD)
        .map(change -> List.of(signing.certificate(), change.certificate()))
        .orElseGet(() -> List.of(signing.certificate()));
  }

  /** A certificate that the signing root made, and what leads holders of the other root to it. */
  public List<X509Certificate> chain(X509Certificate leaf) {
    return replacement
        .filter(change -> change.phase() == Phase.ISSUE_FROM_NEW || change.phase() == Phase.REISSUE)
        .map(change -> List.of(leaf, change.cross()))
        .orElseGet(() -> List.of(leaf));
  }

  /** Whether the root that signs now made this certificate. */
  public boolean signed(X509Certificate leaf) {
    try {
      leaf.verify(signing.certificate().getPublicKey());
      return true;
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  /** SHA-256 of the signing root's DER: what a join token pins. */
  public Digest digest() {
    return Certificates.digest(signing.certificate());
  }

  /** A replacement begins: there is a second root, and it signs nothing yet. */
  public FleetRoots begun(String by, String reason, Instant now, SecureRandom random) {
    if (replacement.isPresent()) {
      throw new IllegalStateException("a root is being replaced already");
    }
    try {
      FleetRoot made = FleetRoot.make(signing.deployment(), highest + 1, now, random);
      Replacement change =
          new Replacement(
              Phase.TRUST_BOTH,
              made.number(),
              made.certificate(),
              Optional.of(made.key()),
              CrossCertificate.of(made, signing, now, random),
              now,
              by,
              reason,
              new TreeMap<>());
      return new FleetRoots(signing, highest + 1, Optional.of(change));
    } catch (GeneralSecurityException | IOException e) {
      throw broken(e);
    }
  }

  /** The phase after this one; after the last there is no replacement any more. */
  public FleetRoots advanced(Instant now) {
    Replacement change = replacement.orElseThrow();
    return switch (change.phase()) {
      case TRUST_BOTH ->
          new FleetRoots(
              other(change),
              highest,
              Optional.of(change.about(signing).in(Phase.ISSUE_FROM_NEW, now)));
      case ISSUE_FROM_NEW -> with(change.in(Phase.REISSUE, now));
      case REISSUE -> with(change.dropped(now));
      case DROP_OLD -> new FleetRoots(signing, highest, Optional.empty());
    };
  }

  /**
   * The way back: the root that was to leave signs again, and the other is what leaves. Before the
   * new one signed anything it is dropped at once.
   *
   * @throws IllegalStateException the old one is dropped already, or there is no replacement
   */
  public FleetRoots reverted(Instant now, SecureRandom random) {
    Replacement change = replacement.orElseThrow(() -> new IllegalStateException("none"));
    return switch (change.phase()) {
      case TRUST_BOTH -> with(change.dropped(now));
      case ISSUE_FROM_NEW, REISSUE -> {
        FleetRoot back = other(change);
        yield new FleetRoots(
            back,
            highest,
            Optional.of(
                change
                    .about(signing)
                    .crossed(CrossCertificate.of(back, signing, now, random))
                    .in(Phase.ISSUE_FROM_NEW, now)));
      }
      case DROP_OLD -> throw new IllegalStateException("the old root is dropped");
    };
  }

  /** The same, not waiting for these any more. */
  public FleetRoots without(Map<String, String> waived) {
    return with(replacement.orElseThrow().without(waived));
  }

  private FleetRoots with(Replacement change) {
    return new FleetRoots(signing, highest, Optional.of(change));
  }

  private FleetRoot other(Replacement change) {
    return new FleetRoot(
        signing.deployment(), change.number(), change.key().orElseThrow(), change.certificate());
  }

  private static FleetRoots read(Fields fields) throws GeneralSecurityException {
    FleetRoot signing = FleetRoot.read(fields);
    return new FleetRoots(
        signing,
        fields.find("highest").map(Integer::parseInt).orElse(signing.number()),
        Replacement.of(fields));
  }

  private void save(StateDir state) throws IOException, GeneralSecurityException {
    Fields fields = signing.write().with("highest", String.valueOf(highest));
    if (replacement.isPresent()) {
      fields = replacement.get().addTo(fields);
    }
    state.put(NAME, fields.encode());
  }

  private static RuntimeException broken(Exception cause) {
    return new Failure(
            Failure.Kind.BROKEN,
            "controller state, " + NAME,
            "the fleet's root key cannot be read or made: " + cause.getMessage(),
            "restore the state folder from a backup; a new root would lock every agent out")
        .toException(cause);
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "FleetRoots[" + signing + ", " + replacement + "]";
  }
}
