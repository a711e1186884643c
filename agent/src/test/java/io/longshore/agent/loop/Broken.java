package io.longshore.agent.loop;

/** A rule that must never be broken was. */
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
