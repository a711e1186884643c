package io.longshore.controller.spec;

/** How a command ends, for scripts. The numbers are a contract. */
public enum Exit {
  /** Done, or nothing to do. */
  DONE(0, "done, or nothing to do"),
  /** Something failed. */
  FAILED(1, "something failed"),
  /** The command line or the spec is wrong; or, with --exit-code, changes are present. */
  USAGE(2, "wrong usage or a wrong spec; with --exit-code: changes are present"),
  /** Drift was found. */
  DRIFT(3, "drift was found"),
  /** Some hosts are not enrolled or do not answer. */
  UNREACHABLE(4, "some hosts are not enrolled or do not answer"),
  /** A gate did not open in time. */
  DEADLINE(5, "a gate did not open in time"),
  /** Another run is under way, or the plan is stale. */
  BUSY(6, "another run is under way, or the plan is stale"),
  /** A safety rule refuses. */
  REFUSED(7, "refused by a safety rule"),
  /** Not allowed. */
  FORBIDDEN(8, "not allowed"),
  /** What a host needs cannot be had: an image, a port, disk. */
  UNMET(9, "a host lacks what the spec needs: an image, a port"),
  /** The controller does not answer. */
  NO_CONTROLLER(10, "the controller does not answer"),
  /** Interrupted; the run goes on. */
  DETACHED(130, "interrupted; the run goes on");

  private final int code;
  private final String sentence;

  Exit(int code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /** The process exit code. */
  public int code() {
    return code;
  }

  /** What it means. */
  public String sentence() {
    return sentence;
  }
}
