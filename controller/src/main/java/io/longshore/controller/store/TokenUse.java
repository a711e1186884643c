package io.longshore.controller.store;

import io.longshore.base.Digest;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The one use of a join token, written down before anything is signed.
 *
 * @param keyDigest SHA-256 of the public key (SubjectPublicKeyInfo) that it admitted
 * @param at when; also the moment from which the certificate is reckoned
 * @param serial the serial number of the certificate, chosen beforehand so that a repetition after
 *     a crash makes the same certificate and not a second one
 */
public record TokenUse(Digest keyDigest, Instant at, BigInteger serial) {
  public TokenUse {
    Objects.requireNonNull(keyDigest, "keyDigest");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(serial, "serial");
  }

  Fields addTo(Fields fields) {
    return fields
        .with("used-by-key", keyDigest.hex())
        .with("used-at-ms", at)
        .with("serial", serial.toString(16));
  }

  static Optional<TokenUse> of(Fields fields) {
    return fields
        .find("used-by-key")
        .map(
            key ->
                new TokenUse(
                    new Digest(key),
                    fields.instant("used-at-ms"),
                    new BigInteger(fields.text("serial"), 16)));
  }
}
