package io.longshore.controller.enrol;

import io.longshore.base.Digest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/**
 * What lets one host in, once: it names the host, pins the fleet's root, and holds a secret.
 *
 * @param root SHA-256 of the fleet's root certificate, which the host checks before it says
 *     anything
 * @param host the only host it admits
 * @param secret 128 random bits
 */
public record JoinToken(Digest root, String host, Secret secret) {
  /** Begins the text of every token of this form. */
  public static final String FORM = "LS1";

  public JoinToken {
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(secret, "secret");
  }

  /** A token for the host with a fresh secret. */
  static JoinToken create(Digest root, String host, SecureRandom random) {
    byte[] secret = new byte[16];
    random.nextBytes(secret);
    return new JoinToken(
        root, host, new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(secret)));
  }

  /** As the operator carries it to the host: {@code LS1.ROOT.HOST.SECRET}. */
  public String text() {
    return String.join(".", FORM, root.hex(), host, secret.text());
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "JoinToken[" + host + "]";
  }

  /**
   * A token's secret part; it does not print.
   *
   * @param text base64url
   */
  public record Secret(String text) {
    /** What is kept of it. */
    Digest digest() {
      return Digest.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "Secret[not printed]";
    }
  }
}
