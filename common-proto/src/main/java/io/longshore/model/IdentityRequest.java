package io.longshore.model;

import io.longshore.base.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A key pair that a host makes for itself, and the certificate it is to get for it.
 *
 * @param name unique on the host
 * @param authority who signs, as the controller's material store names it
 * @param commonName the subject's common name
 * @param organizationalUnits of the subject, in order
 * @param alternativeNames DNS names and IP addresses, in order
 * @param profile what the certificate is for
 */
public record IdentityRequest(
    String name,
    String authority,
    String commonName,
    List<String> organizationalUnits,
    List<String> alternativeNames,
    IdentityProfile profile) {
  public IdentityRequest {
    Checks.name("identity", name);
    Checks.text("authority", authority);
    Checks.text("common name", commonName);
    organizationalUnits = List.copyOf(organizationalUnits);
    alternativeNames = List.copyOf(alternativeNames);
    Objects.requireNonNull(profile, "profile");
  }

  /** Changes when any of it does: a certificate answers exactly one digest. */
  public Digest digest() {
    String canonical =
        String.join(
            "\n",
            "identity v1",
            name,
            authority,
            commonName,
            String.join(",", organizationalUnits),
            String.join(",", alternativeNames),
            profile.name());
    return Digest.of(canonical.getBytes(StandardCharsets.UTF_8));
  }
}
