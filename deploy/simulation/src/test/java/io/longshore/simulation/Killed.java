package io.longshore.simulation;

/** A process ends here and now, in the middle of a write or a call. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;
  private final transient Process process;

  Killed(Process process) {
    super("killed on purpose", null, false, false);
    this.process = process;
  }

  Process process() {
    return process;
  }
}
