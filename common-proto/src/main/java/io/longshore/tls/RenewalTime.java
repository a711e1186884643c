package io.longshore.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When a certificate is to be renewed: at a random point between one half and three quarters of its
 * life, so that hosts let in together do not ask together.
 */
public final class RenewalTime {
  private static final double EARLIEST = 0.5;
  private static final double SPREAD = 0.25;

  private RenewalTime() {}

  /** A moment for this certificate. */
  public static Instant of(X509Certificate certificate, RandomGenerator random) {
    Instant from = certificate.getNotBefore().toInstant();
    Duration life = Duration.between(from, certificate.getNotAfter().toInstant());
    double share = EARLIEST + SPREAD * random.nextDouble();
    return from.plusMillis((long) (life.toMillis() * share));
  }
}
