package io.longshore.controller.certs;

import io.longshore.base.Digest;
import io.longshore.controller.store.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * One entry of the deny list.
 *
 * @param kind what is denied
 * @param value role/name, a serial in hex, or the SHA-256 of a public key in hex
 * @param reason in a person's words
 * @param by who denied it
 * @param at when
 */
public record Denial(Kind kind, String value, String reason, String by, Instant at) {
  public Denial {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }

  /** What can be denied. */
  public enum Kind {
    /** A host's agent or a person, with whatever certificate. */
    HOLDER("this identity is denied"),
    /** One certificate, and all renewed from it. */
    SERIAL("this certificate is denied"),
    /** A key, in whatever certificate. */
    KEY("this key is denied");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }
  }

  /** What the denied hears. */
  String sentence() {
    return kind.sentence
        + " since "
        + at
        + (reason.isEmpty() ? "" : ": " + reason)
        + "; an operator lets it in again with controller allow";
  }

  String slot() {
    return kind.name()
        + "-"
        + Digest.of(value.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
  }

  Fields toFields() {
    return Fields.empty()
        .with("kind", kind.name())
        .with("value", value)
        .with("reason", reason)
        .with("by", by)
        .with("at-ms", at);
  }

  static Denial of(Fields fields) {
    return new Denial(
        Kind.valueOf(fields.text("kind")),
        fields.text("value"),
        fields.text("reason"),
        fields.text("by"),
        fields.instant("at-ms"));
  }
}
