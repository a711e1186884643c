package io.longshore.controller.rotation;

import io.longshore.controller.certs.DenyList;
import io.longshore.controller.certs.HostStandings;
import io.longshore.controller.certs.Issued;
import io.longshore.controller.certs.Ledger;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.pki.FleetRoots;
import io.longshore.controller.store.EnrolmentStore;
import io.longshore.controller.store.TokenRecord;
import io.longshore.tls.PeerIdentity;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gathers who has something of the fleet's root. Whoever is denied, and whoever's certificate has
 * run out, gets in again with a token or an operator's help only, and is waited for by nobody. On
 * the loop only.
 */
public final class Holders {
  private static final Set<String> PERSONS =
      Set.of(PeerIdentity.Role.OPERATOR.word(), PeerIdentity.Role.READER.word());

  private final FleetState fleet;
  private final HostStandings standings;
  private final EnrolmentStore enrolments;
  private final Ledger ledger;
  private final DenyList denied;
  private final Supplier<X509Certificate> own;

  /**
   * Holders of one fleet.
   *
   * @param own the controller's certificate as it is now
   */
  public Holders(
      FleetState fleet,
      HostStandings standings,
      EnrolmentStore enrolments,
      Ledger ledger,
      DenyList denied,
      Supplier<X509Certificate> own) {
    this.fleet = fleet;
    this.standings = standings;
    this.enrolments = enrolments;
    this.ledger = ledger;
    this.denied = denied;
    this.own = own;
  }

  /** All of them, as known now. */
  List<Holder> all(FleetRoots roots, Instant now) {
    List<Holder> all = new ArrayList<>();
    all.add(
        new Holder(
            "controller",
            Holder.Kind.CONTROLLER,
            true,
            Optional.empty(),
            Optional.of(roots.signed(own.get()))));
    List<Issued> issued = ledger.all();
    Map<String, Issued> agents = new HashMap<>();
    for (Issued one : issued) {
      if (one.kind().equals(PeerIdentity.Role.AGENT.word())) {
        agents.put(one.holder(), one);
      }
    }
    for (String host : enrolments.enrolled().keySet()) {
      Optional<Issued> newest = Optional.ofNullable(agents.get(host));
      if (newest.filter(one -> gone(one, now)).isEmpty() && !isDenied(host, newest)) {
        all.add(host(roots, host));
      }
    }
    for (Issued one : issued) {
      if (PERSONS.contains(one.kind()) && !gone(one, now) && !isDenied(one)) {
        all.add(
            new Holder(
                one.kind() + "/" + one.holder(),
                Holder.Kind.PERSON,
                false,
                Optional.empty(),
                Optional.of(roots.signed(one.certificate()))));
      }
    }
    for (TokenRecord token : enrolments.tokens()) {
      if (token.use().isEmpty() && now.isBefore(token.expiresAt())) {
        all.add(
            new Holder(
                "token/" + token.host(),
                Holder.Kind.TOKEN,
                false,
                Optional.empty(),
                token.root().map(pinned -> pinned.equals(roots.digest()))));
      }
    }
    return all;
  }

  private Holder host(FleetRoots roots, String host) {
    Optional<HostStandings.Told> told = standings.of(host);
    return new Holder(
        "agent/" + host,
        Holder.Kind.HOST,
        fleet.fleet().host(host).link().attached(),
        told.map(HostStandings.Told::trust),
        told.flatMap(HostStandings.Told::certificate).map(roots::signed));
  }

  private static boolean gone(Issued one, Instant now) {
    return !now.isBefore(one.certificate().getNotAfter().toInstant());
  }

  private boolean isDenied(String host, Optional<Issued> newest) {
    return denied
            .refusal(
                PeerIdentity.Role.AGENT,
                host,
                newest.map(one -> Issued.key(one.certificate())).orElse(""))
            .isPresent()
        || newest.filter(this::isDenied).isPresent();
  }

  private boolean isDenied(Issued one) {
    for (PeerIdentity.Role role : PeerIdentity.Role.values()) {
      if (role.word().equals(one.kind())) {
        return denied.refusal(role, one.holder(), Issued.key(one.certificate())).isPresent();
      }
    }
    return false;
  }
}
