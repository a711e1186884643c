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
 * @param series how often it was made anew, from 0; another series is another key and certificate
 */
public record IdentityRequest(
    String name,
    String authority,
    String commonName,
    List<String> organizationalUnits,
    List<String> alternativeNames,
    IdentityProfile profile,
    long series) {
  public IdentityRequest {
    Checks.name("identity", name);
    Checks.text("authority", authority);
    Checks.text("common name", commonName);
    organizationalUnits = List.copyOf(organizationalUnits);
    alternativeNames = List.copyOf(alternativeNames);
    Objects.requireNonNull(profile, "profile");
    if (series < 0) {
      throw new IllegalArgumentException("an identity is made anew 0 times or more: " + series);
    }
  }

  /** One that was never made anew. */
  public IdentityRequest(
      String name,
      String authority,
      String commonName,
      List<String> organizationalUnits,
      List<String> alternativeNames,
      IdentityProfile profile) {
    this(name, authority, commonName, organizationalUnits, alternativeNames, profile, 0);
  }

  /** The same in another series. */
  public IdentityRequest inSeries(long other) {
    return new IdentityRequest(
        name, authority, commonName, organizationalUnits, alternativeNames, profile, other);
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
    if (series > 0) {
      canonical.field("series", String.valueOf(series));
    }
    return canonical.digest();
  }
}
