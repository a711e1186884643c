package io.longshore.controller.certs;

import io.longshore.controller.pki.FleetAuthority;
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
import java.util.List;
import java.util.function.Supplier;

/** Every certificate of the deployment, the one that ends first in front. */
public final class Inventory {
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
    List<Issued> all = new ArrayList<>(ledger.all());
    authority
        .authorities()
        .forEach(
            root ->
                all.add(
                    Issued.first("fleet root", "fleet authority", "the controller's state", root)));
    all.addAll(workload.get());
    return CertificateList.newBuilder()
        .setAtMs(now.toEpochMilli())
        .addAllCertificates(
            all.stream()
                .sorted(
                    Comparator.comparing((Issued one) -> one.certificate().getNotAfter())
                        .thenComparing(Issued::kind)
                        .thenComparing(Issued::holder)
                        .thenComparing(Issued::place))
                .map(one -> view(one, now))
                .toList())
        .build();
  }

  private static CertificateView view(Issued issued, Instant now) {
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
