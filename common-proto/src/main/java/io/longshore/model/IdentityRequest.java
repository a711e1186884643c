package io.longshore.model;

import io.longshore.base.Digest;
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
    Canonical canonical = new Canonical("identity v1");
    canonical.field("name", name);
    canonical.field("authority", authority);
    canonical.field("common-name", commonName);
    organizationalUnits.forEach(unit -> canonical.field("unit", unit));
    alternativeNames.forEach(alternative -> canonical.field("alternative", alternative));
    canonical.field("profile", profile.name());
    return canonical.digest();
  }
}
