package io.longshore.lab.standin;

/**
 * The end of the process with a message and an exit code, as the real program would end for the
 * same cause.
 */
public final class Death extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Death(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** A cause the real program logs as fatal: exit code 1. */
  public static Death fatal(String format, Object... values) {
    return new Death(1, String.format(format, values));
  }

  /** A cause the real program panics on: exit code 2. */
  public static Death panic(String format, Object... values) {
    return new Death(2, String.format(format, values));
  }

  /** The exit code of the process, 1 or 2. */
  public int exitCode() {
    return exitCode;
  }
}
