package io.longshore.agent.enrol;

import io.longshore.base.Digest;

/**
 * What the controller gave an operator for one host. It prints without its secret.
 *
 * @param root digest of the fleet's root certificate, by which the controller is recognised
 * @param host the host it is for
 * @param secret proves that the host was invited
 */
public record JoinToken(Digest root, String host, String secret) {
  private static final String VERSION = "LS1";

  /**
   * The token out of its text, {@code LS1.<root digest>.<host>.<secret>}.
   *
   * @throws IllegalArgumentException the text is no token
   */
  public static JoinToken parse(String text) {
    String[] parts = text.strip().split("\\.", 3);
    int last = parts.length == 3 ? parts[2].lastIndexOf('.') : -1;
    if (last < 1 || !parts[0].equals(VERSION)) {
      throw new IllegalArgumentException(
          "the token is not of the form LS1.<root>.<host>.<secret>: was all of it copied?");
    }
    String host = parts[2].substring(0, last);
    String secret = parts[2].substring(last + 1);
    if (!secret.matches("[A-Za-z0-9_-]{16,}") || !host.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException("the token's end is damaged: was all of it copied?");
    }
    return new JoinToken(new Digest(parts[1]), host, secret);
  }

  @Override
  public String toString() {
    return "a token for host " + host;
  }
}
