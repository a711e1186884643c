package io.longshore.controller.enrol;

import io.longshore.base.Digest;
import io.longshore.controller.store.TokenRecord;
import io.longshore.controller.store.TokenUse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a host that asks to be let in. */
sealed interface Admission {
  /**
   * How long after its use a token still answers the key it was used for: an answer that was lost
   * on the way must not cost the operator a new token.
   */
  Duration REPEATABLE = Duration.ofMinutes(10);

  /** Lets a visitor answer for the case this is. */
  <R> R accept(Visitor<R> visitor);

  /** The token is good and unused: mark it, then sign. */
  record Fresh() implements Admission {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.fresh();
    }
  }

  /**
   * The same key asks again within {@link #REPEATABLE}: it gets the same certificate.
   *
   * @param use the use that was written down
   */
  record Repeated(TokenUse use) implements Admission {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.repeated(use);
    }
  }

  /**
   * Not let in.
   *
   * @param refusal why
   */
  record Refused(Refusal refusal) implements Admission {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.refused(refusal);
    }
  }

  /** Why a host is not let in. */
  enum Refusal {
    /**
     * No such token, or not for this host; nothing more is said to someone who does not know it.
     */
    UNKNOWN("no token like this one admits this host"),
    /** Known, but too old. */
    EXPIRED("the token has expired"),
    /** Known, but used by another key, or too long ago. */
    USED("the token has been used");

    private final String sentence;

    Refusal(String sentence) {
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }

  /** One method per case. */
  interface Visitor<R> {
    /** Mark, then sign. */
    R fresh();

    /** Sign the same again. */
    R repeated(TokenUse use);

    /** Say why. */
    R refused(Refusal refusal);
  }

  /**
   * Decides by what is written down; changes nothing.
   *
   * @param token the newest token of the host that asks
   */
  static Admission decide(
      Optional<TokenRecord> token, JoinToken.Secret secret, Digest key, Instant now) {
    if (token.isEmpty() || !sameInConstantTime(token.get().secretDigest(), secret.digest())) {
      return new Refused(Refusal.UNKNOWN);
    }
    Optional<TokenUse> use = token.get().use();
    if (use.isEmpty()) {
      return now.isBefore(token.get().expiresAt()) ? new Fresh() : new Refused(Refusal.EXPIRED);
    }
    boolean sameKey = use.get().keyDigest().equals(key);
    boolean soon = now.isBefore(use.get().at().plus(REPEATABLE));
    return sameKey && soon ? new Repeated(use.get()) : new Refused(Refusal.USED);
  }

  private static boolean sameInConstantTime(Digest one, Digest other) {
    return MessageDigest.isEqual(
        one.hex().getBytes(StandardCharsets.US_ASCII),
        other.hex().getBytes(StandardCharsets.US_ASCII));
  }
}
