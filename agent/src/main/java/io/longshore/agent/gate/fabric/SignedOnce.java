package io.longshore.agent.gate.fabric;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Questions with their signatures, put again until they are a minute old: while a network starts,
 * signing would be a large part of what an agent does. Fabric 1.4 refuses a question whose time is
 * more than 15 minutes from its own (orderer.yaml, Authentication.TimeWindow), and keeps no list of
 * those it has answered.
 */
final class SignedOnce<Q> {
  static final Duration KEPT = Duration.ofMinutes(1);

  /** Far more than one host asks; what is over is signed again. */
  private static final int MAX_KEPT = 64;

  private final Clock clock;
  private final Map<Key, Kept<Q>> kept = new HashMap<>();

  SignedOnce(Clock clock) {
    this.clock = clock;
  }

  private record Key(NodeIdentity signer, String about) {}

  private record Kept<Q>(Instant signed, Q question) {}

  /** The question about this, signed by this identity. */
  synchronized Q get(NodeIdentity signer, String about, Supplier<Q> sign) {
    Instant now = clock.instant();
    Key key = new Key(signer, about);
    Kept<Q> known = kept.get(key);
    // One that seems to come from the future was signed before the clock was put back.
    if (known != null && !now.isBefore(known.signed()) && now.isBefore(known.signed().plus(KEPT))) {
      return known.question();
    }
    if (kept.size() >= MAX_KEPT) {
      kept.clear();
    }
    Q question = sign.get();
    kept.put(key, new Kept<>(now, question));
    return question;
  }
}
