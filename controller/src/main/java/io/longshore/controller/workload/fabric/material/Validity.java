package io.longshore.controller.workload.fabric.material;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a certificate is valid, whole seconds, both ends included.
 *
 * @param notBefore its first instant
 * @param notAfter its last instant
 */
public record Validity(Instant notBefore, Instant notAfter) {
  /** Ten years of 365 days, as cryptogen gives. */
  public static final Duration TEN_YEARS = Duration.ofDays(3650);

  /** How far a certificate is dated back, for hosts whose clocks are slow, as cryptogen does. */
  public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  public Validity {
    notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
    notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
    if (!notBefore.isBefore(notAfter)) {
      throw new IllegalArgumentException(
          "a certificate cannot end (" + notAfter + ") before it begins (" + notBefore + ")");
    }
  }

  /** What an authority founded now is given: ten years from five minutes ago, to the minute. */
  public static Validity ofAuthority(Instant now) {
    Instant begin = now.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES).minus(CLOCK_TOLERANCE);
    return new Validity(begin, begin.plus(TEN_YEARS));
  }

  /** As {@link #ofAuthority(Instant)}, cut to the authority's own: no leaf outlives its issuer. */
  public static Validity under(FabricCertificate authority, Instant now) {
    Validity wanted = ofAuthority(now);
    return new Validity(
        later(wanted.notBefore, authority.notBefore()),
        earlier(wanted.notAfter, authority.notAfter()));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
