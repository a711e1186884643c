package io.longshore.controller.pki;

import io.longshore.controller.store.Fields;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The issuing authorities of a fleet. No two have one name, so a leaf's issuer is known by its
 * name; that it signed the leaf was checked when the leaf was shown.
 *
 * @param current signs every leaf that is made now
 * @param earlier certificates of those before it that may still have leaves; their keys are gone
 */
public record FleetIssuers(FleetIssuer current, List<X509Certificate> earlier) {
  private static final String EARLIER = "issuer-before.";

  public FleetIssuers {
    Objects.requireNonNull(current, "current");
    earlier = List.copyOf(earlier);
  }

  /** The certificates of all, the current one's first. */
  public List<X509Certificate> all() {
    return Stream.concat(Stream.of(current.certificate()), earlier.stream()).toList();
  }

  /** The certificate of the one that a leaf names as its issuer. */
  public Optional<X509Certificate> of(X509Certificate leaf) {
    return all().stream()
        .filter(one -> one.getSubjectX500Principal().equals(leaf.getIssuerX500Principal()))
        .findFirst();
  }

  /** Another takes the place of the current one. Those that have run out are forgotten. */
  FleetIssuers followedBy(FleetIssuer next, Instant now) {
    return new FleetIssuers(
        next, all().stream().filter(one -> now.isBefore(one.getNotAfter().toInstant())).toList());
  }

  /** One root is left: those of the other are forgotten, and so is the way from it. */
  FleetIssuers under(FleetRoot root) {
    Predicate<X509Certificate> ofRoot =
        one -> one.getIssuerX500Principal().equals(root.certificate().getSubjectX500Principal());
    return new FleetIssuers(current.withoutBridge(), earlier.stream().filter(ofRoot).toList());
  }

  static Optional<FleetIssuers> in(Fields fields) throws GeneralSecurityException {
    Optional<FleetIssuer> current = FleetIssuer.of(fields);
    if (current.isEmpty()) {
      return Optional.empty();
    }
    List<X509Certificate> earlier = new ArrayList<>();
    for (Optional<String> one = fields.find(EARLIER + 0);
        one.isPresent();
        one = fields.find(EARLIER + earlier.size())) {
      earlier.add(Certificates.certificate(Base64.getDecoder().decode(one.get())));
    }
    return Optional.of(new FleetIssuers(current.get(), earlier));
  }

  Fields addTo(Fields fields) throws GeneralSecurityException {
    Fields more = current.addTo(fields);
    for (int at = 0; at < earlier.size(); at++) {
      String encoded = Base64.getEncoder().encodeToString(earlier.get(at).getEncoded());
      more = more.with(EARLIER + at, encoded);
    }
    return more;
  }
}
