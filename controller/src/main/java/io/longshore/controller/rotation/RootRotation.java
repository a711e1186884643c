package io.longshore.controller.rotation;

import io.longshore.controller.pki.FleetRoots;
import io.longshore.controller.pki.Replacement;
import io.longshore.controller.pki.Replacement.Phase;
import io.longshore.tls.TlsFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whom a replacement waits for, and whether it goes on. Pure. */
public final class RootRotation {
  private RootRotation() {}

  /** Those for whom the phase waits, in the order given. */
  public static List<Laggard> laggards(FleetRoots roots, List<Holder> holders) {
    if (roots.replacement().isEmpty()) {
      return List.of();
    }
    Replacement change = roots.replacement().get();
    String trust = TlsFiles.trustDigest(roots.trusted());
    List<Laggard> laggards = new ArrayList<>();
    for (Holder holder : holders) {
      if (!change.waived().containsKey(holder.name())) {
        missing(change.phase(), trust, holder)
            .ifPresent(why -> laggards.add(new Laggard(holder.name(), why)));
      }
    }
    return laggards;
  }

  /**
   * Whether the next phase begins by itself. The old root is dropped on an operator's word only:
   * until then there is a way back.
   */
  public static boolean goesOn(FleetRoots roots, List<Holder> holders) {
    return roots.phase().isPresent()
        && !roots.phase().get().equals(Phase.REISSUE)
        && laggards(roots, holders).isEmpty();
  }

  /** Whether nothing but an operator's word is missing. */
  public static boolean waitsForWord(FleetRoots roots, List<Holder> holders) {
    return roots.phase().equals(Optional.of(Phase.REISSUE)) && laggards(roots, holders).isEmpty();
  }

  private static Optional<Laggard.Why> missing(Phase phase, String trust, Holder holder) {
    return switch (phase) {
      case TRUST_BOTH, DROP_OLD -> trust(trust, holder);
      case ISSUE_FROM_NEW ->
          holder.kind() == Holder.Kind.CONTROLLER ? certificate(holder) : Optional.empty();
      case REISSUE -> trust(trust, holder).or(() -> certificate(holder));
    };
  }

  private static Optional<Laggard.Why> trust(String trust, Holder holder) {
    if (holder.kind() != Holder.Kind.HOST || holder.trust().equals(Optional.of(trust))) {
      return Optional.empty();
    }
    return Optional.of(holder.answers() ? Laggard.Why.TRUST_NOT_KEPT : Laggard.Why.SILENT);
  }

  private static Optional<Laggard.Why> certificate(Holder holder) {
    if (holder.signedNow().equals(Optional.of(true))) {
      return Optional.empty();
    }
    return Optional.of(
        switch (holder.kind()) {
          case CONTROLLER -> Laggard.Why.CONTROLLER_NOT_RENEWED;
          case HOST -> holder.answers() ? Laggard.Why.NOT_RENEWED : Laggard.Why.SILENT;
          case PERSON -> Laggard.Why.PERSON_NOT_RENEWED;
          case TOKEN -> Laggard.Why.TOKEN_NAMES_OTHER;
        });
  }
}
