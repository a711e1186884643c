package io.longshore.controller.cli;

import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.controller.spec.Exit;

/** A failure that decides how the process ends. */
final class ExitException extends FailureException {
  private static final long serialVersionUID = 1L;

  private final Exit exit;

  ExitException(Exit exit, String where, String what, String remedy) {
    super(new Failure(Failure.Kind.REJECTED, where, what, remedy), null);
    this.exit = exit;
  }

  Exit exit() {
    return exit;
  }
}
