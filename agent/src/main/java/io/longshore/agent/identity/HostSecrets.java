package io.longshore.agent.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.longshore.base.StateDir;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Passwords between processes of this host: made here, kept here, sent nowhere. A secret is on disk
 * before it is first used, and stays the same.
 */
public final class HostSecrets {
  /** 192 random bits: nobody guesses them. */
  private static final int BYTES = 24;

  private final StateDir state;
  private final SecureRandom random;

  HostSecrets(StateDir state, SecureRandom random) {
    this.state = state;
    this.random = random;
  }

  /** The secret of this name in small hexadecimal digits; made if there is none. */
  public synchronized String text(String name) throws IOException {
    String file = "secrets/" + name;
    Optional<byte[]> kept = state.get(file);
    if (kept.isPresent()) {
      return new String(kept.get(), US_ASCII);
    }
    byte[] made = new byte[BYTES];
    random.nextBytes(made);
    String text = HexFormat.of().formatHex(made);
    state.put(file, text.getBytes(US_ASCII));
    return text;
  }
}
