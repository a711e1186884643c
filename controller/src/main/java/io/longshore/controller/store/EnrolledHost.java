package io.longshore.controller.store;

import io.longshore.base.Digest;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;

/**
 * A host that has been given a certificate of this fleet.
 *
 * @param host its name
 * @param serial of its certificate
 * @param keyDigest SHA-256 of its public key
 * @param enrolledAt when
 */
public record EnrolledHost(String host, BigInteger serial, Digest keyDigest, Instant enrolledAt) {
  public EnrolledHost {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(serial, "serial");
    Objects.requireNonNull(keyDigest, "keyDigest");
    Objects.requireNonNull(enrolledAt, "enrolledAt");
  }

  Fields toFields() {
    return Fields.empty()
        .with("host", host)
        .with("serial", serial.toString(16))
        .with("key-digest", keyDigest.hex())
        .with("enrolled-at-ms", enrolledAt);
  }

  static EnrolledHost of(Fields fields) {
    return new EnrolledHost(
        fields.text("host"),
        new BigInteger(fields.text("serial"), 16),
        new Digest(fields.text("key-digest")),
        fields.instant("enrolled-at-ms"));
  }
}
