package io.longshore.controller.serve;

import io.grpc.BindableService;
import io.longshore.base.Failure;
import io.longshore.base.Loop;
import io.longshore.base.StateDir;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.controller.audit.DiskAuditFile;
import io.longshore.controller.certs.AuthorityService;
import io.longshore.controller.certs.DenyList;
import io.longshore.controller.certs.HostMembership;
import io.longshore.controller.certs.HostStandings;
import io.longshore.controller.certs.Inventory;
import io.longshore.controller.certs.Issued;
import io.longshore.controller.certs.Ledger;
import io.longshore.controller.certs.Register;
import io.longshore.controller.enrol.Doorkeeper;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.fleet.Links;
import io.longshore.controller.pki.FleetAuthority;
import io.longshore.controller.pki.FleetRoots;
import io.longshore.controller.pki.OwnIdentities;
import io.longshore.controller.renewal.NodeRenewals;
import io.longshore.controller.renewal.NodeSeries;
import io.longshore.controller.rotation.Holders;
import io.longshore.controller.rotation.RootsService;
import io.longshore.controller.rotation.RotationDesk;
import io.longshore.controller.store.DesiredStore;
import io.longshore.controller.store.EnrolledHost;
import io.longshore.controller.store.EnrolmentStore;
import io.longshore.controller.store.StateFiles;
import io.longshore.tls.PeerIdentity;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Who belongs to the fleet: certificates, denials, roots, the record of all. Wiring, no decisions.
 */
final class Household {
  /** Half of the five seconds within which a denied caller's streams are to end. */
  private static final Duration LOOK = Duration.ofMillis(2500);

  private static final Duration OWN_LOOK = Duration.ofHours(1);

  private static final String CONTROLLER = "controller";

  private final Loop loop;
  private final Clock clock;
  private final FleetAuthority authority;
  private final OwnIdentities identities;
  private final ControllerConfig config;
  private final AuditTrail audit;
  private final Ledger ledger;
  private final DenyList denied;
  private final Register register;
  private final OpenCalls open;
  private final StateDir state;
  private final SecureRandom random;
  private volatile TlsFiles own;
  private Links links;
  private RotationDesk rotation;

  /** The household of one authority; it begins with an identity of the controller's own. */
  Household(
      ControllerConfig config,
      Loop loop,
      Clock clock,
      SecureRandom random,
      StateDir state,
      FleetAuthority authority) {
    this.config = config;
    this.state = state;
    this.random = random;
    this.loop = loop;
    this.clock = clock;
    this.authority = authority;
    this.identities = new OwnIdentities(authority, random);
    this.audit = trail(config, state, clock);
    StateFiles files = new StateFiles(state);
    this.ledger = new Ledger(files);
    this.denied = new DenyList(files);
    this.register = new Register(ledger, audit);
    this.open = new OpenCalls(this::refusal, clock);
    noteIssuer();
    renewOwn();
  }

  /** Takes in the streams of hosts, and begins to look them through. */
  void begin(Links hosts, EnrolmentStore enrolments, FleetState fleet) {
    links = hosts;
    HostStandings standings = new HostStandings();
    HostMembership membership =
        new HostMembership(authority, enrolments, denied, register, clock, standings);
    links.membership(membership);
    Holders holders =
        new Holders(fleet, standings, enrolments, ledger, denied, () -> own.chain().get(0));
    rotation =
        new RotationDesk(
            authority,
            state,
            audit,
            clock,
            random,
            holders,
            () -> {
              noteIssuer();
              renewOwn();
              links.each(membership::tell);
            });
    lookAgain();
    ownAgain();
  }

  /** What operators may ask. */
  List<BindableService> services(
      Supplier<List<Issued>> workload, NodeSeries series, DesiredStore desired) {
    return List.of(
        new AuthorityService(
            loop,
            clock,
            authority,
            denied,
            ledger,
            new Inventory(authority, ledger, workload, clock),
            audit,
            new NodeRenewals(series, desired, ledger, audit, clock),
            this::look),
        new RootsService(loop, rotation));
  }

  /** For whom a replacement of the root waits, while there is one. */
  List<String> warnings() {
    return rotation.line().stream().toList();
  }

  /** Who is not let in with a token either. */
  Doorkeeper doorkeeper() {
    return (host, key) -> denied.refusal(PeerIdentity.Role.AGENT, host, key);
  }

  /** A host was let in by its token. */
  void enrolled(EnrolledHost host, X509Certificate made) {
    PeerIdentity holder =
        new PeerIdentity(authority.deployment(), PeerIdentity.Role.AGENT, host.host());
    register.issued("token of " + host.host(), holder, host.host(), made);
  }

  /** The controller's own identity as it is now. */
  TlsFiles own() {
    return own;
  }

  /** When each of the fleet's own certificates ends, as they are now. From any thread. */
  SortedMap<String, Instant> expiries() {
    SortedMap<String, Instant> expiries = new TreeMap<>();
    expiries.put("fleet-root", authority.root().getNotAfter().toInstant());
    expiries.put("fleet-issuer", authority.issuer().getNotAfter().toInstant());
    expiries.put("controller", own.expiresAt());
    return expiries;
  }

  OpenCalls open() {
    return open;
  }

  AuditTrail audit() {
    return audit;
  }

  /** A certificate of a root that nobody trusts any more ends with it, on open streams too. */
  private Optional<String> refusal(PeerIdentity caller, X509Certificate shown) {
    FleetRoots roots = authority.roots();
    return denied
        .refusal(caller, shown)
        .or(() -> roots.issuers().of(shown).flatMap(denied::refusal))
        .or(
            () ->
                roots.admits(shown)
                    ? Optional.empty()
                    : Optional.of("the root of its certificate was replaced; it needs a new one"));
  }

  /** First of all the next look: what fails in this one must not keep denied callers in. */
  private void lookAgain() {
    loop.after("look through streams", LOOK, this::lookAgain);
    look();
    rotation.look();
  }

  /** Agents first: their hosts are to be known as gone, and why. */
  private void look() {
    links.expel(
        channel ->
            channel
                .certificate()
                .flatMap(
                    shown ->
                        open.refusal(
                            new PeerIdentity(
                                authority.deployment(), PeerIdentity.Role.AGENT, channel.host()),
                            shown)));
    open.look();
  }

  private void ownAgain() {
    loop.after("renew the controller's own certificates", OWN_LOOK, this::ownAgain);
    if (OwnIdentities.half(own, clock.instant())) {
      renewOwn();
    }
  }

  /** Once for each, whatever was killed between its making and its record. */
  private void noteIssuer() {
    X509Certificate now = authority.issuer();
    if (ledger.all().stream().noneMatch(one -> one.certificate().equals(now))) {
      register.issuer(now);
    }
  }

  private void renewOwn() {
    own = identities.make(PeerIdentity.Role.CONTROLLER, CONTROLLER);
    register.issued(CONTROLLER, own.identity(), Register.place(own.identity()), own.chain().get(0));
    identities
        .ensureOperator(config.operatorIdentity(), "operator", clock.instant())
        .ifPresent(
            made ->
                register.issued(
                    CONTROLLER,
                    made.identity(),
                    config.operatorIdentity().toString(),
                    made.chain().get(0)));
  }

  private static AuditTrail trail(ControllerConfig config, StateDir state, Clock clock) {
    try {
      return new AuditTrail(new DiskAuditFile(config.state().resolve("audit.log")), state, clock);
    } catch (IOException e) {
      throw new Failure(
              Failure.Kind.BROKEN,
              config.state().resolve("audit.log").toString(),
              "the audit record cannot be opened: " + e.getMessage(),
              "look at the disk and the permissions of the state folder")
          .toException(e);
    }
  }
}
