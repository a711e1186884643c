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
 * @param root SHA-256 of the root certificate it names to its host; empty: not written down by an
 *     older release
 * @param use what it was used for; empty while it is unused
 */
public record TokenRecord(
    String host,
    Digest secretDigest,
    Instant expiresAt,
    Optional<Digest> root,
    Optional<TokenUse> use) {
  public TokenRecord {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(secretDigest, "secretDigest");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(use, "use");
  }

  /** The same token, used. */
  public TokenRecord used(TokenUse by) {
    return new TokenRecord(host, secretDigest, expiresAt, root, Optional.of(by));
  }

  Fields toFields() {
    Fields fields =
        Fields.empty()
            .with("host", host)
            .with("secret-digest", secretDigest.hex())
            .with("expires-at-ms", expiresAt);
    Fields pinned = root.map(digest -> fields.with("root", digest.hex())).orElse(fields);
    return use.map(by -> by.addTo(pinned)).orElse(pinned);
  }

  static TokenRecord of(Fields fields) {
    return new TokenRecord(
        fields.text("host"),
        new Digest(fields.text("secret-digest")),
        fields.instant("expires-at-ms"),
        fields.find("root").map(Digest::new),
        TokenUse.of(fields));
  }
}
