package io.longshore.controller.pki;

import io.longshore.controller.store.Fields;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One root taking the place of another, as far as it has come. Every step is one write of the whole
 * record, so a crash leaves the phase before or the phase after.
 *
 * @param phase how far
 * @param number of the root that does not sign now
 * @param certificate of the root that does not sign now: the coming one at first, then the leaving
 * @param key of that root; empty once it is dropped
 * @param since when the phase began
 * @param by who began it, role/name
 * @param reason in that person's words
 * @param waived whom not to wait for, and why, by role/name
 */
public record Replacement(
    Phase phase,
    int number,
    X509Certificate certificate,
    Optional<PrivateKey> key,
    Instant since,
    String by,
    String reason,
    SortedMap<String, String> waived) {
  private static final String WAIVED = "waived.";

  public Replacement {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(reason, "reason");
    waived = Collections.unmodifiableSortedMap(new TreeMap<>(waived));
    if (key.isEmpty() != (phase == Phase.DROP_OLD)) {
      throw new IllegalArgumentException("a root keeps its key until it is dropped, and no longer");
    }
  }

  /** How far a replacement has come. */
  public enum Phase {
    /** All are told to trust both; the old one signs. */
    TRUST_BOTH("every holder learns to trust both roots; the old one signs"),
    /** The controller shows a certificate of the new one; new hosts get theirs from it. */
    ISSUE_FROM_NEW("the new root signs; the controller's own certificate first"),
    /** All that hold a certificate of the old one get one of the new. */
    REISSUE("every holder gets a certificate of the new root"),
    /** The old one signs no more and is trusted by none; there is no way back from here. */
    DROP_OLD("the old root is dropped; every host stops trusting it");

    private final String sentence;

    Phase(String sentence) {
      this.sentence = sentence;
    }

    /** What happens in it. */
    public String sentence() {
      return sentence;
    }
  }

  /** Whether some may trust one of the roots alone, and others the other alone. */
  boolean divides() {
    return phase == Phase.ISSUE_FROM_NEW || phase == Phase.REISSUE;
  }

  /**
   * The root that does not sign now.
   *
   * @throws java.util.NoSuchElementException it is dropped
   */
  FleetRoot other(String deployment) {
    return new FleetRoot(deployment, number, key.orElseThrow(), certificate);
  }

  /** The same in another phase. */
  Replacement in(Phase next, Instant now) {
    return new Replacement(next, number, certificate, key, now, by, reason, waived);
  }

  /** The same about another root that does not sign. */
  Replacement about(FleetRoot other) {
    return new Replacement(
        phase,
        other.number(),
        other.certificate(),
        Optional.of(other.key()),
        since,
        by,
        reason,
        waived);
  }

  /** The same, with nobody left out. */
  Replacement waitingForAll() {
    return new Replacement(phase, number, certificate, key, since, by, reason, new TreeMap<>());
  }

  /** The same without the key: nothing can be signed with it any more. */
  Replacement dropped(Instant now) {
    return new Replacement(
        Phase.DROP_OLD, number, certificate, Optional.empty(), now, by, reason, waived);
  }

  /** The same, not waiting for these either. */
  Replacement without(Map<String, String> more) {
    TreeMap<String, String> all = new TreeMap<>(waived);
    all.putAll(more);
    return new Replacement(phase, number, certificate, key, since, by, reason, all);
  }

  Fields addTo(Fields fields) throws GeneralSecurityException {
    Base64.Encoder base64 = Base64.getEncoder();
    Fields more =
        fields
            .with("phase", phase.name())
            .with("other-number", String.valueOf(number))
            .with("other-certificate", base64.encodeToString(certificate.getEncoded()))
            .with("since-ms", since)
            .with("by", by)
            .with("reason", reason);
    if (key.isPresent()) {
      more = more.with("other-key", base64.encodeToString(key.get().getEncoded()));
    }
    for (Map.Entry<String, String> one : waived.entrySet()) {
      more = more.with(WAIVED + one.getKey(), one.getValue());
    }
    return more;
  }

  static Optional<Replacement> of(Fields fields) throws GeneralSecurityException {
    if (fields.find("phase").isEmpty()) {
      return Optional.empty();
    }
    Base64.Decoder base64 = Base64.getDecoder();
    Optional<String> key = fields.find("other-key");
    TreeMap<String, String> waived = new TreeMap<>();
    fields
        .values()
        .tailMap(WAIVED)
        .forEach(
            (name, why) -> {
              if (name.startsWith(WAIVED)) {
                waived.put(name.substring(WAIVED.length()), why);
              }
            });
    return Optional.of(
        new Replacement(
            Phase.valueOf(fields.text("phase")),
            (int) fields.number("other-number"),
            Certificates.certificate(base64.decode(fields.text("other-certificate"))),
            key.isEmpty()
                ? Optional.empty()
                : Optional.of(Certificates.privateKey(base64.decode(key.get()))),
            fields.instant("since-ms"),
            fields.text("by"),
            fields.text("reason"),
            waived));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Replacement[" + phase + "]";
  }
}
