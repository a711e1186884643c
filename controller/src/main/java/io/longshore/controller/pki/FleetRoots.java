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
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;

/**
 * The authorities of one fleet: the root that signs, and while one takes the place of another,
 * both; below it the issuing authorities, of which one signs the leaves. Members trust roots alone.
 *
 * @param signing stands behind every certificate that is made now
 * @param highest the highest number a root ever had; numbers are not used twice
 * @param replacement how far the change from one root to the other has come; empty: there is none
 * @param issuers sign the leaves
 */
public record FleetRoots(
    FleetRoot signing, int highest, Optional<Replacement> replacement, FleetIssuers issuers) {
  /** Where they lie in the state folder (mode 0600, as everything there). */
  static final String NAME = "authority";

  public FleetRoots {
    Objects.requireNonNull(signing, "signing");
    Objects.requireNonNull(replacement, "replacement");
    Objects.requireNonNull(issuers, "issuers");
  }

  /**
   * The roots of this state folder, with an issuing authority that has half of its life before it.
   * A first start makes a root; a fleet whose root signed leaves itself gets an issuing authority.
   */
  public static FleetRoots open(StateDir state, Clock clock, SecureRandom random) {
    try {
      Instant now = clock.instant();
      Optional<Fields> stored = state.get(NAME).map(Fields::decode);
      FleetRoots found =
          stored.isPresent()
              ? read(stored.get(), now, random)
              : below(FleetRoot.first(now, random), 1, Optional.empty(), now, random);
      FleetRoots ready = found.issuerIsDue(now) ? found.reissued(now, random) : found;
      if (!stored.equals(Optional.of(ready.write()))) {
        ready.keep(state);
      }
      return ready;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw broken(e);
    }
  }

  /**
   * Keeps these durably in place of those before. Of an authority that is dropped no key is left:
   * the state folder keeps one older version of everything, so it is written twice.
   */
  public void keep(StateDir state) {
    try {
      byte[] content = write().encode();
      state.put(NAME, content);
      state.put(NAME, content);
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

  /** A leaf made now, and what leads from it to each root that is trusted. */
  public List<X509Certificate> chain(X509Certificate leaf) {
    return issuers.current().chain(leaf);
  }

  /** Whether the root that signs now stands behind this leaf: through an issuer, or by itself. */
  public boolean signed(X509Certificate leaf) {
    Predicate<X509Certificate> ofRoot = one -> names(one.getIssuerX500Principal(), signing);
    Optional<X509Certificate> by =
        names(leaf.getIssuerX500Principal(), signing)
            ? Optional.of(signing.certificate())
            : issuers.of(leaf).filter(ofRoot);
    try {
      if (by.isPresent()) {
        leaf.verify(by.get().getPublicKey());
      }
      return by.isPresent();
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  /** Whether a root that is trusted stands behind this leaf, whose chain was checked when shown. */
  public boolean admits(X509Certificate leaf) {
    X500Principal root =
        issuers
            .of(leaf)
            .map(X509Certificate::getIssuerX500Principal)
            .orElseGet(leaf::getIssuerX500Principal);
    return trusted().stream().map(X509Certificate::getSubjectX500Principal).anyMatch(root::equals);
  }

  /** Whether another issuing authority should take the place of the current one. */
  public boolean issuerIsDue(Instant now) {
    return issuers.current().isDue(signing, now);
  }

  /** Another issuing authority signs; what those before it signed stays good until it ends. */
  public FleetRoots reissued(Instant now, SecureRandom random) {
    return new FleetRoots(
        signing, highest, replacement, next(signing, beside(signing, replacement), now, random));
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
              now,
              by,
              reason,
              new TreeMap<>());
      return new FleetRoots(signing, highest + 1, Optional.of(change), issuers);
    } catch (GeneralSecurityException | IOException e) {
      throw broken(e);
    }
  }

  /** The phase after this one; after the last there is no replacement any more. */
  public FleetRoots advanced(Instant now, SecureRandom random) {
    Replacement change = replacement.orElseThrow();
    return switch (change.phase()) {
      case TRUST_BOTH -> turned(change, now, random);
      case ISSUE_FROM_NEW -> with(change.in(Phase.REISSUE, now));
      case REISSUE ->
          new FleetRoots(
              signing, highest, Optional.of(change.dropped(now)), issuers.under(signing));
      case DROP_OLD -> new FleetRoots(signing, highest, Optional.empty(), issuers);
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
      case ISSUE_FROM_NEW, REISSUE -> turned(change.waitingForAll(), now, random);
      case DROP_OLD -> throw new IllegalStateException("the old root is dropped");
    };
  }

  /** The same, not waiting for these any more. */
  public FleetRoots without(Map<String, String> waived) {
    return with(replacement.orElseThrow().without(waived));
  }

  /** The other root signs, through an issuing authority for which both vouch. */
  private FleetRoots turned(Replacement change, Instant now, SecureRandom random) {
    FleetRoot to = change.other(signing.deployment());
    return new FleetRoots(
        to,
        highest,
        Optional.of(change.about(signing).in(Phase.ISSUE_FROM_NEW, now)),
        next(to, Optional.of(signing), now, random));
  }

  private FleetIssuers next(
      FleetRoot by, Optional<FleetRoot> beside, Instant now, SecureRandom random) {
    try {
      int number = issuers.current().number() + 1;
      return issuers.followedBy(FleetIssuer.make(by, beside, number, now, random), now);
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  private FleetRoots with(Replacement change) {
    return new FleetRoots(signing, highest, Optional.of(change), issuers);
  }

  /** The root that some may trust alone while another signs. */
  private static Optional<FleetRoot> beside(FleetRoot signing, Optional<Replacement> replacement) {
    return replacement
        .filter(Replacement::divides)
        .map(change -> change.other(signing.deployment()));
  }

  private static boolean names(X500Principal name, FleetRoot root) {
    return name.equals(root.certificate().getSubjectX500Principal());
  }

  private static FleetRoots read(Fields fields, Instant now, SecureRandom random)
      throws GeneralSecurityException {
    FleetRoot signing = FleetRoot.read(fields);
    int highest = fields.find("highest").map(Integer::parseInt).orElse(signing.number());
    Optional<Replacement> replacement = Replacement.of(fields);
    Optional<FleetIssuers> issuers = FleetIssuers.in(fields);
    return issuers.isPresent()
        ? new FleetRoots(signing, highest, replacement, issuers.get())
        : below(signing, highest, replacement, now, random);
  }

  /** With a first issuing authority. */
  private static FleetRoots below(
      FleetRoot signing,
      int highest,
      Optional<Replacement> replacement,
      Instant now,
      SecureRandom random)
      throws GeneralSecurityException {
    FleetIssuer first = FleetIssuer.make(signing, beside(signing, replacement), 1, now, random);
    return new FleetRoots(signing, highest, replacement, new FleetIssuers(first, List.of()));
  }

  private Fields write() throws GeneralSecurityException {
    Fields fields = issuers.addTo(signing.write().with("highest", String.valueOf(highest)));
    return replacement.isPresent() ? replacement.get().addTo(fields) : fields;
  }

  private static RuntimeException broken(Exception cause) {
    return new Failure(
            Failure.Kind.BROKEN,
            "controller state, " + NAME,
            "the fleet's authority cannot be read or made: " + cause.getMessage(),
            "restore the state folder from a backup; a new root would lock every agent out")
        .toException(cause);
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "FleetRoots[" + signing + ", " + replacement + "]";
  }
}
