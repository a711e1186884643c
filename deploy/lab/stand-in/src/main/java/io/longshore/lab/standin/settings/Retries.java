package io.longshore.lab.standin.settings;

import io.longshore.lab.standin.Death;
import java.time.Duration;

/**
 * How long one start phase is tried against Kafka: every {@code shortInterval} for {@code
 * shortTotal}, then every {@code longInterval} for {@code longTotal}. Defaults are those of the
 * sample orderer.yaml of Fabric v1.4.0.
 */
public record Retries(
    Duration shortInterval, Duration shortTotal, Duration longInterval, Duration longTotal) {
  public Retries {
    if (shortInterval.isZero() || longInterval.isZero()) {
      throw new IllegalArgumentException("a retry interval must be longer than zero");
    }
  }

  static Retries from(Environment env) throws Death {
    try {
      return new Retries(
          env.duration("ORDERER_KAFKA_RETRY_SHORTINTERVAL", "5s"),
          env.duration("ORDERER_KAFKA_RETRY_SHORTTOTAL", "10m"),
          env.duration("ORDERER_KAFKA_RETRY_LONGINTERVAL", "5m"),
          env.duration("ORDERER_KAFKA_RETRY_LONGTOTAL", "12h"));
    } catch (IllegalArgumentException e) {
      throw Death.fatal("failed to parse config: ORDERER_KAFKA_RETRY_*: %s", e.getMessage());
    }
  }
}
