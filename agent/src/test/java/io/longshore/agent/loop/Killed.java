package io.longshore.agent.loop;

/** The agent's process ends here and now, in the middle of a call. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed() {
    super("killed on purpose", null, false, false);
  }
}
