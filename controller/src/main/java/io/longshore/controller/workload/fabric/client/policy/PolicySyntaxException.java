package io.longshore.controller.workload.fabric.client.policy;

/** A policy that cannot be read, and where in its text. */
public final class PolicySyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int position;

  PolicySyntaxException(int position, String problem) {
    super("at character " + (position + 1) + ": " + problem);
    this.position = position;
  }

  /** Index of the character at which reading stopped, from 0. */
  public int position() {
    return position;
  }
}
