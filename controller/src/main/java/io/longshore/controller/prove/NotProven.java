package io.longshore.controller.prove;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;

/** Why ordering could not be shown, for the person who asked. */
final class NotProven extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  NotProven(String where, String what, String remedy, Exit exit) {
    super(where + ": " + what);
    this.problem = new Problem("", 0, where, what, "", remedy, exit);
  }

  Problem problem() {
    return problem;
  }
}
