package io.longshore.controller.store;

import io.longshore.base.Digest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A join token as the controller keeps it: enough to know it again, not enough to use it.
 *
 * @param host the only host it admits
 * @param secretDigest SHA-256 of its secret
 * @param expiresAt from this moment on it admits nobody
 * @param use what it was used for; empty while it is unused
 */
public record TokenRecord(
    String host, Digest secretDigest, Instant expiresAt, Optional<TokenUse> use) {
  public TokenRecord {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(secretDigest, "secretDigest");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(use, "use");
  }

  /** The same token, used. */
  public TokenRecord used(TokenUse by) {
    return new TokenRecord(host, secretDigest, expiresAt, Optional.of(by));
  }

  Fields toFields() {
    Fields fields =
        Fields.empty()
            .with("host", host)
            .with("secret-digest", secretDigest.hex())
            .with("expires-at-ms", expiresAt);
    return use.map(by -> by.addTo(fields)).orElse(fields);
  }

  static TokenRecord of(Fields fields) {
    return new TokenRecord(
        fields.text("host"),
        new Digest(fields.text("secret-digest")),
        fields.instant("expires-at-ms"),
        TokenUse.of(fields));
  }
}
