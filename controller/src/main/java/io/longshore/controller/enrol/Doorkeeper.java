package io.longshore.controller.enrol;

import java.util.Optional;

/** Says who is let in no more, token or not. */
@FunctionalInterface
public interface Doorkeeper {
  /**
   * Why this host is not let in; empty: nothing speaks against it.
   *
   * @param key SHA-256 of its public key, hex; empty while there is none yet
   */
  Optional<String> refusal(String host, String key);
}
