package io.longshore.simulation;

/** A rule that must never be broken was; the message is the rule and what broke it. */
final class Broken extends AssertionError {
  private static final long serialVersionUID = 1L;

  Broken(String rule) {
    super(rule);
  }

  static void unless(boolean kept, String rule) {
    if (!kept) {
      throw new Broken(rule);
    }
  }
}
