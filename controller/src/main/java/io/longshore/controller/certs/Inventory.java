package io.longshore.controller.certs;

import io.longshore.controller.pki.FleetAuthority;
import io.longshore.controller.pki.FleetRoots;
import io.longshore.proto.v1.CertificateList;
import io.longshore.proto.v1.CertificateView;
import io.longshore.tls.TlsFiles;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;

/** Every certificate of the deployment, the one that ends first in front. */
public final class Inventory {
  /** Deeper than any chain here; two authorities that name each other would go on for ever. */
  private static final int LONGEST_CHAIN = 8;

  private final FleetAuthority authority;
  private final Ledger ledger;
  private final Supplier<List<Issued>> workload;
  private final Clock clock;

  /**
   * An inventory.
   *
   * @param workload what the workloads' own authorities and administrators hold
   */
  public Inventory(
      FleetAuthority authority, Ledger ledger, Supplier<List<Issued>> workload, Clock clock) {
    this.authority = authority;
    this.ledger = ledger;
    this.workload = workload;
    this.clock = clock;
  }

  /** As it is now. */
  public CertificateList list() {
    Instant now = clock.instant();
    List<Issued> all = new ArrayList<>();
    ledger.all().stream().filter(one -> !one.kind().equals(Register.ISSUER)).forEach(all::add);
    FleetRoots roots = authority.roots();
    issuers(roots, all, now).forEach(issuer -> all.add(fleet(Register.ISSUER, issuer)));
    roots.trusted().forEach(root -> all.add(fleet("fleet root", root)));
    all.addAll(workload.get());
    Map<X500Principal, X509Certificate> authorities = authorities(all);
    return CertificateList.newBuilder()
        .setAtMs(now.toEpochMilli())
        .addAllCertificates(
            all.stream()
                .sorted(
                    Comparator.comparing((Issued one) -> one.certificate().getNotAfter())
                        .thenComparing(Issued::kind)
                        .thenComparing(Issued::holder)
                        .thenComparing(Issued::place))
                .map(one -> view(one, authorities, now))
                .toList())
        .build();
  }

  /** The one that signs, and those before it that signed something which has not ended. */
  private static List<X509Certificate> issuers(FleetRoots roots, List<Issued> leaves, Instant now) {
    return roots.issuers().all().stream()
        .filter(
            issuer ->
                issuer.equals(roots.issuers().current().certificate())
                    || leaves.stream()
                        .map(Issued::certificate)
                        .filter(leaf -> now.isBefore(leaf.getNotAfter().toInstant()))
                        .map(X509Certificate::getIssuerX500Principal)
                        .anyMatch(issuer.getSubjectX500Principal()::equals))
        .toList();
  }

  /** Their names end with which one it is. */
  private static Issued fleet(String kind, X509Certificate certificate) {
    String name =
        certificate.getSubjectX500Principal().getName().replaceFirst(".*CN=([^,]*).*", "$1");
    String which = name.substring(name.lastIndexOf(' ') + 1);
    return Issued.first(kind, "fleet authority " + which, "the controller's state", certificate);
  }

  private static Map<X500Principal, X509Certificate> authorities(List<Issued> all) {
    Map<X500Principal, X509Certificate> authorities = new HashMap<>();
    for (Issued one : all) {
      if (one.certificate().getBasicConstraints() >= 0) {
        authorities.put(one.certificate().getSubjectX500Principal(), one.certificate());
      }
    }
    return authorities;
  }

  /** The names of the authorities above it, its issuer's first; as far as they are known. */
  private static List<String> chain(
      X509Certificate certificate, Map<X500Principal, X509Certificate> authorities) {
    List<String> chain = new ArrayList<>();
    X509Certificate at = certificate;
    while (at != null
        && chain.size() < LONGEST_CHAIN
        && !at.getIssuerX500Principal().equals(at.getSubjectX500Principal())) {
      chain.add(at.getIssuerX500Principal().getName());
      at = authorities.get(at.getIssuerX500Principal());
    }
    return chain;
  }

  private static CertificateView view(
      Issued issued, Map<X500Principal, X509Certificate> authorities, Instant now) {
    X509Certificate certificate = issued.certificate();
    Instant until = certificate.getNotAfter().toInstant();
    return CertificateView.newBuilder()
        .setKind(issued.kind())
        .setHolder(issued.holder())
        .setPlace(issued.place())
        .addAllAlternativeNames(alternativeNames(certificate))
        .setIssuer(certificate.getIssuerX500Principal().getName())
        .setSerial(issued.serial())
        .setNotBeforeMs(certificate.getNotBefore().getTime())
        .setNotAfterMs(until.toEpochMilli())
        .setDaysLeft((int) Math.floorDiv(Duration.between(now, until).toHours(), 24))
        .setFingerprint(TlsFiles.fingerprint(certificate))
        .setKey(Issued.key(certificate))
        .addAllChain(chain(certificate, authorities))
        .build();
  }

  private static List<String> alternativeNames(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream().map(name -> String.valueOf(name.get(1))).sorted().toList();
    } catch (CertificateParsingException e) {
      return List.of("unreadable: " + e.getMessage());
    }
  }
}
