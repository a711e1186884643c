package io.longshore.controller.certs;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.controller.enrol.HostRequest;
import io.longshore.controller.fleet.HostChannel;
import io.longshore.controller.fleet.Membership;
import io.longshore.controller.pki.FleetAuthority;
import io.longshore.controller.pki.FleetRoots;
import io.longshore.controller.pki.Replacement;
import io.longshore.controller.store.EnrolledHost;
import io.longshore.controller.store.EnrolmentStore;
import io.longshore.model.IdentityRequest;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.IdentityKept;
import io.longshore.proto.v1.RenewalRefusal;
import io.longshore.proto.v1.RenewedCertificate;
import io.longshore.proto.v1.Welcome;
import io.longshore.tls.PeerIdentity;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Welcomes hosts, tells them whom to trust, and renews their certificates on the open stream. */
public final class HostMembership implements Membership {
  private static final Logger LOG = LoggerFactory.getLogger(HostMembership.class);

  private final FleetAuthority authority;
  private final EnrolmentStore enrolments;
  private final DenyList denied;
  private final Register register;
  private final Clock clock;
  private final HostStandings standings;

  /** The membership of one fleet. */
  public HostMembership(
      FleetAuthority authority,
      EnrolmentStore enrolments,
      DenyList denied,
      Register register,
      Clock clock,
      HostStandings standings) {
    this.standings = standings;
    this.authority = authority;
    this.enrolments = enrolments;
    this.denied = denied;
    this.register = register;
    this.clock = clock;
  }

  @Override
  public void accepted(HostChannel channel, Hello hello) {
    standings.hello(
        channel.host(), hello.getTrust(), hello.getCertificate(), channel.certificate());
    tell(channel);
  }

  @Override
  public void kept(HostChannel channel, IdentityKept kept) {
    standings.kept(channel.host(), kept.getTrust(), kept.getCertificate());
  }

  /** Says whom to trust now, and whether to renew; to hosts that take it. */
  public void tell(HostChannel channel) {
    if (standings.of(channel.host()).filter(told -> !told.trust().isEmpty()).isEmpty()) {
      return;
    }
    FleetRoots roots = authority.roots();
    boolean leaving =
        roots.phase().equals(Optional.of(Replacement.Phase.REISSUE))
            && !channel.certificate().map(roots::signed).orElse(true);
    channel.send(
        ControllerMessage.newBuilder()
            .setWelcome(
                Welcome.newBuilder().addAllAuthorities(encoded(roots.trusted())).setRenew(leaving))
            .build());
  }

  @Override
  public void renew(HostChannel channel, byte[] pkcs10) {
    try {
      X509Certificate before = channel.certificate().orElseThrow(() -> refused("no certificate"));
      List<X509Certificate> chain = renewed(channel.host(), before, HostRequest.key(pkcs10));
      channel.send(
          ControllerMessage.newBuilder()
              .setRenewed(
                  RenewedCertificate.newBuilder()
                      .addAllChain(encoded(chain))
                      .addAllAuthorities(encoded(authority.authorities())))
              .build());
      LOG.info("the certificate of {} is renewed", channel.host());
    } catch (FailureException refusal) {
      LOG.warn("the certificate of {} is not renewed: {}", channel.host(), refusal.failure());
      channel.send(
          ControllerMessage.newBuilder()
              .setNotRenewed(RenewalRefusal.newBuilder().setWhat(refusal.failure().what()))
              .build());
    }
  }

  private List<X509Certificate> renewed(String host, X509Certificate before, PublicKey key) {
    PeerIdentity holder = new PeerIdentity(authority.deployment(), PeerIdentity.Role.AGENT, host);
    Digest digest = Digest.of(key.getEncoded());
    Optional<String> refusal =
        denied
            .refusal(holder, before)
            .or(() -> denied.refusal(PeerIdentity.Role.AGENT, host, digest.hex()));
    if (refusal.isPresent()) {
      throw refused(refusal.get());
    }
    if (Issued.key(before).equals(digest.hex())) {
      throw refused("a renewal is for a new key, and this is the one in use");
    }
    X509Certificate made = authority.issue(PeerIdentity.Role.AGENT, host, key);
    register.renewed(holder, made, before);
    enrolments.put(new EnrolledHost(host, made.getSerialNumber(), digest, clock.instant()));
    return authority.chain(made);
  }

  @Override
  public void issued(String host, IdentityRequest identity, byte[] certificate) {
    try {
      register.node(
          "node " + identity.profile().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
          identity.name(),
          host,
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(certificate)));
    } catch (GeneralSecurityException e) {
      LOG.warn("a certificate of {} cannot be noted: {}", host, e.getMessage());
    }
  }

  static List<ByteString> encoded(List<X509Certificate> certificates) {
    return certificates.stream().map(HostMembership::encoded).toList();
  }

  private static ByteString encoded(X509Certificate certificate) {
    try {
      return ByteString.copyFrom(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate without an encoding", e);
    }
  }

  private static RuntimeException refused(String what) {
    return new Failure(Failure.Kind.REJECTED, "renewal", what, "").toException();
  }
}
