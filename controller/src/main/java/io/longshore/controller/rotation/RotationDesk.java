package io.longshore.controller.rotation;

import io.longshore.base.Failure;
import io.longshore.base.StateDir;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.controller.pki.FleetAuthority;
import io.longshore.controller.pki.FleetRoots;
import io.longshore.controller.pki.Replacement;
import io.longshore.controller.pki.Replacement.Phase;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the fleet's root and its issuing authority: puts each phase on record and on disk, and
 * only then lets it act. On the loop only.
 */
public final class RotationDesk {
  private static final Logger LOG = LoggerFactory.getLogger(RotationDesk.class);
  private static final String BY_ITSELF = "controller";

  private final FleetAuthority authority;
  private final StateDir state;
  private final AuditTrail audit;
  private final Clock clock;
  private final SecureRandom random;
  private final Holders holders;
  private final Runnable onChange;

  /**
   * A desk for the roots of one fleet.
   *
   * @param onChange makes the controller's own identity anew and tells every host
   */
  public RotationDesk(
      FleetAuthority authority,
      StateDir state,
      AuditTrail audit,
      Clock clock,
      SecureRandom random,
      Holders holders,
      Runnable onChange) {
    this.authority = authority;
    this.state = state;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
    this.holders = holders;
    this.onChange = onChange;
  }

  /** How far it is. */
  Standing standing() {
    FleetRoots roots = authority.roots();
    List<Holder> all = roots.replacement().isEmpty() ? List.of() : known(roots);
    return new Standing(
        roots, RootRotation.laggards(roots, all), RootRotation.waitsForWord(roots, all));
  }

  /** What the status says of it; empty: no root is being replaced. */
  public Optional<String> line() {
    return authority
        .roots()
        .replacement()
        .map(
            change -> {
              Standing now = standing();
              List<String> missing = now.laggards().stream().map(Laggard::name).toList();
              return "the fleet's root is being replaced, "
                  + change.phase()
                  + ": "
                  + (missing.isEmpty()
                      ? change.phase().sentence()
                      : "waits for " + String.join(", ", missing))
                  + "; controller certs rotate-ca --"
                  + (now.waitsForWord() ? "continue" : "status");
            });
  }

  /** A second root is made. */
  void begin(String by, String reason) {
    said(reason);
    if (authority.roots().replacement().isPresent()) {
      throw refused(
          "a root is being replaced already",
          "see how far it is: controller certs rotate-ca --status");
    }
    become(authority.roots().begun(by, reason, clock.instant(), random), by, reason);
  }

  /** Waits for these no more; with nobody missing, drops the old root. */
  void proceed(String by, List<String> without, String reason) {
    FleetRoots roots = authority.roots();
    if (roots.replacement().isEmpty()) {
      throw refused(
          "no root is being replaced", "begin with: controller certs rotate-ca --reason TEXT");
    }
    if (!without.isEmpty()) {
      said(reason);
      roots = waive(roots, by, without, reason);
    }
    List<Laggard> missing = RootRotation.laggards(roots, known(roots));
    if (!missing.isEmpty()) {
      throw refused(
          missing.size()
              + " holders are missing: "
              + String.join(", ", missing.stream().map(Laggard::name).toList()),
          "controller certs rotate-ca --status says what each needs; or go on without some:"
              + " --continue --without NAME --reason TEXT");
    }
    if (roots.phase().equals(Optional.of(Phase.REISSUE))) {
      become(roots.advanced(clock.instant(), random), by, "everybody is there");
    }
    look();
  }

  /** The way back. */
  void abort(String by, String reason) {
    said(reason);
    FleetRoots roots = authority.roots();
    if (roots.replacement().isEmpty() || roots.phase().equals(Optional.of(Phase.DROP_OLD))) {
      throw refused(
          roots.replacement().isEmpty()
              ? "no root is being replaced"
              : "the old root is dropped: there is no way back",
          "");
    }
    become(roots.reverted(clock.instant(), random), by, "the way back: " + reason);
  }

  /** Another issuing authority signs from now on; what was signed stays good until it ends. */
  void replaceIssuer(String by, String reason) {
    said(reason);
    reissue(by, reason);
  }

  /** Goes on as far as it does by itself. */
  public void look() {
    if (authority.roots().issuerIsDue(clock.instant())) {
      reissue(BY_ITSELF, "half of its life is over");
    }
    FleetRoots roots = authority.roots();
    while (roots.replacement().isPresent() && RootRotation.goesOn(roots, known(roots))) {
      become(roots.advanced(clock.instant(), random), BY_ITSELF, "everybody is there");
      roots = authority.roots();
    }
  }

  private FleetRoots waive(FleetRoots roots, String by, List<String> without, String reason) {
    List<Laggard> missing = RootRotation.laggards(roots, known(roots));
    Map<String, String> waived = new TreeMap<>();
    for (String written : without) {
      String name = written.contains("/") ? written : "agent/" + written;
      if (missing.stream().noneMatch(one -> one.name().equals(name))
          && !roots.replacement().orElseThrow().waived().containsKey(name)) {
        throw refused(
            "nobody waits for " + name,
            "name one of: " + String.join(", ", missing.stream().map(Laggard::name).toList()));
      }
      waived.put(name, reason);
    }
    FleetRoots after = roots.without(waived);
    become(after, by, "without " + String.join(", ", waived.keySet()) + ": " + reason);
    return after;
  }

  private void become(FleetRoots roots, String by, String why) {
    String phase = roots.phase().map(Phase::name).orElse("ENDED");
    audit.record(by, "fleet root", phase + ", root " + roots.signing().number() + " signs", why);
    roots.keep(state);
    authority.become(roots);
    LOG.info(
        "fleet root {} signs; {}",
        roots.signing().number(),
        roots
            .replacement()
            .map(Replacement::phase)
            .map(Phase::sentence)
            .orElse("no other is known"));
    onChange.run();
  }

  private void reissue(String by, String why) {
    FleetRoots roots = authority.roots().reissued(clock.instant(), random);
    int number = roots.issuers().current().number();
    audit.record(by, "fleet issuing authority", "number " + number + " signs", why);
    roots.keep(state);
    authority.become(roots);
    LOG.info("fleet issuing authority {} signs", number);
    onChange.run();
  }

  private List<Holder> known(FleetRoots roots) {
    return holders.all(roots, clock.instant());
  }

  private static void said(String reason) {
    if (reason.isBlank()) {
      throw refused("it is not said why", "--reason TEXT");
    }
  }

  private static RuntimeException refused(String what, String remedy) {
    return new Failure(Failure.Kind.REJECTED, "fleet root", what, remedy).toException();
  }

  /**
   * How far a replacement is.
   *
   * @param roots as they are
   * @param laggards for whom it waits
   * @param waitsForWord whether only an operator's word is missing
   */
  record Standing(FleetRoots roots, List<Laggard> laggards, boolean waitsForWord) {}
}
