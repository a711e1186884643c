package io.longshore.controller.serve;

import io.longshore.base.Failure;
import io.longshore.controller.certs.Issued;
import io.longshore.controller.fleet.NodeCertificates;
import io.longshore.controller.workload.fabric.material.CertificateIssuer;
import io.longshore.controller.workload.fabric.material.CertificateProfile;
import io.longshore.controller.workload.fabric.material.FabricCertificate;
import io.longshore.controller.workload.fabric.material.LeafSubject;
import io.longshore.controller.workload.fabric.material.MaterialException;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import io.longshore.controller.workload.fabric.material.MaterialStore;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.controller.workload.fabric.material.OrganizationMaterial;
import io.longshore.controller.workload.fabric.material.OutsideRequests;
import io.longshore.controller.workload.fabric.material.RequestRefused;
import io.longshore.controller.workload.fabric.material.SerialNumbers;
import io.longshore.controller.workload.fabric.material.Validity;
import io.longshore.model.IdentityRequest;
import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The material of the network this controller runs: read once, then kept; and what its authorities
 * sign.
 */
final class NetworkMaterial implements NodeCertificates {
  private final MaterialStore store;
  private final OutsideRequests outside;
  private final SecureRandom random;
  private final Clock clock;
  private Optional<Made> made = Optional.empty();
  private Optional<Made> sketch = Optional.empty();

  NetworkMaterial(MaterialStore store, OutsideRequests outside, SecureRandom random, Clock clock) {
    this.store = store;
    this.outside = outside;
    this.random = random;
    this.clock = clock;
  }

  /** The material in use; empty until a network that has some was accepted or taken up. */
  synchronized Optional<Materials> current() {
    return made.map(Made::materials);
  }

  /** The certificates of the organisations' authorities and administrators. */
  synchronized List<Issued> certificates() {
    List<Issued> all = new ArrayList<>();
    for (Materials materials : made.map(Made::materials).stream().toList()) {
      for (OrganizationMaterial one : materials.organizations().values()) {
        String name = one.msp().organization().name();
        all.add(held("organisation CA", name, one.msp().signingAuthority()));
        all.add(held("organisation TLS CA", name, one.msp().tlsAuthority()));
        all.add(held("organisation admin", name, one.msp().admin()));
        all.add(held("organisation admin TLS", name, one.adminTls().certificate()));
      }
    }
    return all;
  }

  private static Issued held(String kind, String organization, FabricCertificate certificate) {
    try {
      return Issued.first(
          kind,
          organization,
          "the controller's state",
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(certificate.der())));
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate of " + organization + " is unreadable", e);
    }
  }

  /** The network's material, made now where it is missing. */
  synchronized Materials ensure(MaterialRequest request) {
    if (made.isEmpty() || !made.get().request().equals(request)) {
      made = Optional.of(new Made(request, failing(() -> store.ensure(request))));
    }
    return made.get().materials();
  }

  /** Whether there is material that a genesis block was made of, so that nothing is made anew. */
  synchronized boolean isMade(MaterialRequest request) {
    return made.map(Made::request).equals(Optional.of(request))
        || failing(() -> store.find(request)).isPresent();
  }

  /** The network's material, or, while there is none, something of the same shape. */
  synchronized Materials sketch(MaterialRequest request) {
    if (made.isPresent() && made.get().request().equals(request)) {
      return made.get().materials();
    }
    Optional<Materials> found = failing(() -> store.find(request));
    if (found.isPresent()) {
      return found.get();
    }
    if (sketch.isEmpty() || !sketch.get().request().equals(request)) {
      MaterialStore forgetful = MaterialStore.forgetful(random, clock);
      sketch = Optional.of(new Made(request, failing(() -> forgetful.ensure(request))));
    }
    return sketch.get().materials();
  }

  @Override
  public byte[] issue(IdentityRequest request, byte[] pkcs10) {
    OrganizationMaterial organization =
        current()
            .map(materials -> materials.organizations().get(request.authority()))
            .orElseThrow(() -> unknown(request));
    CertificateProfile profile = CertificateProfile.valueOf(request.profile().name());
    CertificateIssuer issuer = organization.issuer(profile);
    LeafSubject subject =
        new LeafSubject(
            profile,
            request.commonName(),
            request.organizationalUnits(),
            request.alternativeNames());
    try {
      if (!issuer.signsHere()) {
        return outside
            .answer(request.authority(), subject, pkcs10)
            .orElseThrow(() -> elsewhere(request, issuer));
      }
      return issuer
          .issue(
              pkcs10,
              subject,
              Validity.under(issuer.certificate(), clock.instant()),
              SerialNumbers.next(random))
          .der();
    } catch (MaterialException e) {
      throw new Failure(Failure.Kind.RETRY, request.name(), e.getMessage(), e.remedy())
          .toException(e);
    } catch (RequestRefused e) {
      throw new Failure(Failure.Kind.REJECTED, request.name(), e.getMessage(), "").toException(e);
    }
  }

  private static RuntimeException elsewhere(IdentityRequest request, CertificateIssuer issuer) {
    return new Failure(
            Failure.Kind.RETRY,
            request.name(),
            "the key of "
                + issuer.certificate().commonName()
                + " is kept elsewhere, and the certificate was not brought from there yet",
            "on the controller's host: controller material csr export DIR, and import; the agent"
                + " asks again")
        .toException();
  }

  private static RuntimeException unknown(IdentityRequest request) {
    return new Failure(
            Failure.Kind.RETRY,
            request.name(),
            "the controller has no authority called " + request.authority() + " at hand",
            "it has once it has read the accepted spec; the agent asks again")
        .toException();
  }

  private static <T> T failing(Making<T> making) {
    try {
      return making.make();
    } catch (MaterialException e) {
      throw new Failure(Failure.Kind.REJECTED, "network material", e.getMessage(), e.remedy())
          .toException(e);
    }
  }

  private record Made(MaterialRequest request, Materials materials) {}

  private interface Making<T> {
    T make() throws MaterialException;
  }
}
