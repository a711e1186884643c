package io.longshore.controller.rotation;

import io.longshore.base.Digest;
import io.longshore.base.InMemoryStateDir;
import io.longshore.base.ManualClock;
import io.longshore.controller.audit.AuditFile;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.controller.certs.DenyList;
import io.longshore.controller.certs.HostMembership;
import io.longshore.controller.certs.HostStandings;
import io.longshore.controller.certs.Ledger;
import io.longshore.controller.certs.Register;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.fleet.HostChannel;
import io.longshore.controller.pki.FleetAuthority;
import io.longshore.controller.pki.FleetRoots;
import io.longshore.controller.pki.OwnIdentities;
import io.longshore.controller.pki.PathCheck;
import io.longshore.controller.pki.PersonsKey;
import io.longshore.controller.store.EnrolledHost;
import io.longshore.controller.store.EnrolmentStore;
import io.longshore.controller.store.StateFiles;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.IdentityKept;
import io.longshore.proto.v1.RenewedCertificate;
import io.longshore.tls.PeerIdentity.Role;
import io.longshore.tls.TlsFiles;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A controller's part in a rotation and hosts that do what agents do, without a wire. */
final class RotatedFleet {
  /** Paths are checked against this machine's clock; what is due is judged by the fleet's own. */
  final ManualClock clock = new ManualClock(Instant.now());

  private final SecureRandom random = new SecureRandom();
  private final AuditFile file;
  final InMemoryStateDir state = new InMemoryStateDir();
  final SortedMap<String, Host> hosts = new TreeMap<>();
  FleetAuthority authority;
  RotationDesk desk;
  Ledger ledger;
  private HostMembership membership;
  private Register register;
  private EnrolmentStore enrolments;
  private OwnIdentities identities;
  TlsFiles own;

  RotatedFleet(AuditFile file) {
    this.file = file;
    start();
  }

  /** A process begins with what is on disk; hosts that are awake come again. */
  void start() {
    authority = new FleetAuthority(FleetRoots.open(state, clock, random), clock, random);
    AuditTrail audit = new AuditTrail(file, state, clock);
    StateFiles files = new StateFiles(state);
    ledger = new Ledger(files);
    DenyList denied = new DenyList(files);
    register = new Register(ledger, audit);
    enrolments = new EnrolmentStore(state);
    HostStandings standings = new HostStandings();
    membership = new HostMembership(authority, enrolments, denied, register, clock, standings);
    FleetState fleet = new FleetState(clock, enrolments.enrolled().keySet());
    Holders holders =
        new Holders(fleet, standings, enrolments, ledger, denied, () -> own.chain().get(0));
    identities = new OwnIdentities(authority, random);
    desk = new RotationDesk(authority, state, audit, clock, random, holders, this::changed);
    renewOwn();
    hosts.values().stream().filter(host -> host.awake).forEach(Host::come);
  }

  private void renewOwn() {
    own = identities.make(Role.CONTROLLER, "controller");
  }

  private void changed() {
    renewOwn();
    for (Host host : List.copyOf(hosts.values())) {
      host.tellIfThere();
    }
  }

  /** What a token does. */
  Host enrol(String name) throws GeneralSecurityException, java.io.IOException {
    PersonsKey key = PersonsKey.make();
    X509Certificate made = authority.issue(Role.AGENT, name, publicKey(key));
    register.issued("token of " + name, identity(made), name, made);
    enrolments.put(
        new EnrolledHost(name, made.getSerialNumber(), Digest.of(new byte[0]), clock.instant()));
    Host host =
        new Host(
            name, key.identity(encoded(authority.chain(made)), encoded(authority.authorities())));
    hosts.put(name, host);
    return host;
  }

  /** A person's first certificate, or the next. */
  TlsFiles person(String name) throws GeneralSecurityException, java.io.IOException {
    PersonsKey key = PersonsKey.make();
    X509Certificate made = authority.issue(Role.OPERATOR, name, publicKey(key));
    register.issued("operator/operator", identity(made), "its owner", made);
    return key.identity(encoded(authority.chain(made)), encoded(authority.authorities()));
  }

  /** Whether each would take the other's certificate, as both check it in a handshake. */
  boolean canTalk(TlsFiles other) {
    return PathCheck.server(other.authorities(), own.chain())
        && PathCheck.client(authority.authorities(), other.chain());
  }

  private static java.security.PublicKey publicKey(PersonsKey key) throws java.io.IOException {
    return io.longshore.controller.enrol.HostRequest.key(key.request());
  }

  private static io.longshore.tls.PeerIdentity identity(X509Certificate made)
      throws CertificateException {
    return io.longshore.tls.PeerIdentity.of(made);
  }

  private static List<byte[]> encoded(List<X509Certificate> all) throws GeneralSecurityException {
    List<byte[]> encoded = new ArrayList<>();
    for (X509Certificate one : all) {
      encoded.add(one.getEncoded());
    }
    return encoded;
  }

  /** Keeps what it is told at once, as if its disk took no time. */
  final class Host implements HostChannel {
    private final String name;
    private Optional<PersonsKey> asked = Optional.empty();
    private X509Certificate streamShows;
    TlsFiles identity;
    boolean awake = true;

    Host(String name, TlsFiles identity) {
      this.name = name;
      this.identity = identity;
      this.streamShows = identity.chain().get(0);
    }

    /** Opens a stream, if the two would talk. */
    void come() {
      if (canTalk(identity)) {
        streamShows = identity.chain().get(0);
        membership.accepted(
            this,
            Hello.newBuilder()
                .setProtocol(1)
                .setTrust(identity.trustDigest())
                .setCertificate(TlsFiles.fingerprint(streamShows))
                .build());
      }
    }

    void wake() {
      awake = true;
      come();
    }

    /** What an agent does again every minute while its renewal is due. */
    void lookAgain() {
      if (awake) {
        come();
      }
    }

    private void tellIfThere() {
      if (awake) {
        membership.tell(this);
      }
    }

    @Override
    public String host() {
      return name;
    }

    @Override
    public Optional<X509Certificate> certificate() {
      return Optional.of(streamShows);
    }

    @Override
    public void send(ControllerMessage message) {
      try {
        if (message.hasWelcome()) {
          List<byte[]> roots =
              message.getWelcome().getAuthoritiesList().stream()
                  .map(com.google.protobuf.ByteString::toByteArray)
                  .toList();
          TlsFiles told = new TlsFiles(identity.key(), identity.chain(), parsed(roots));
          boolean other = !told.trustDigest().equals(identity.trustDigest());
          identity = told;
          if (other) {
            kept();
            come();
          } else if (message.getWelcome().getRenew() && asked.isEmpty()) {
            asked = Optional.of(PersonsKey.make());
            membership.renew(this, asked.get().request());
          }
        } else if (message.hasRenewed()) {
          RenewedCertificate made = message.getRenewed();
          identity =
              asked
                  .orElseThrow()
                  .identity(
                      made.getChainList().stream()
                          .map(com.google.protobuf.ByteString::toByteArray)
                          .toList(),
                      made.getAuthoritiesList().stream()
                          .map(com.google.protobuf.ByteString::toByteArray)
                          .toList());
          asked = Optional.empty();
          come();
        } else if (message.hasNotRenewed()) {
          asked = Optional.empty();
        }
      } catch (GeneralSecurityException | java.io.IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private void kept() {
      membership.kept(
          this,
          IdentityKept.newBuilder()
              .setTrust(identity.trustDigest())
              .setCertificate(TlsFiles.fingerprint(identity.chain().get(0)))
              .build());
    }

    private List<X509Certificate> parsed(List<byte[]> encoded) throws GeneralSecurityException {
      List<X509Certificate> all = new ArrayList<>();
      for (byte[] one : encoded) {
        all.add(
            (X509Certificate)
                java.security.cert.CertificateFactory.getInstance("X.509")
                    .generateCertificate(new java.io.ByteArrayInputStream(one)));
      }
      return all;
    }

    @Override
    public void close(String why) {
      awake = false;
    }
  }
}
