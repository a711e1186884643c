package io.longshore.model;

import java.util.Arrays;

/** What a difference between spec and host is owed to, and so what becomes of it. */
public enum DriftClass {
  /** It cannot be said whether there is a difference. */
  UNKNOWN("it cannot be said whether the host is as the spec says"),
  /** A newer spec is on its way to what was made from an older one. */
  INTENTIONAL("the spec changed and is yet to be carried out here"),
  /** Something other than the agent changed it; an apply puts it right. */
  CORRECTIVE("it was changed behind the agent and is to be put right"),
  /** What the network itself holds: a ledger, a package, a configuration, a topic. */
  DIVERGED("what the network itself holds is not as the spec says; the remedy says who acts"),
  /** The spec says to leave it, and why. */
  IGNORED("the spec says to leave it as it is"),
  /** Not ours; told because it is where ours are, and never touched. */
  FOREIGN("it is not of this deployment and is never touched"),
  /** Made by one of ours, as a peer makes its chaincode containers. */
  DERIVED("one of ours made it");

  private final String sentence;

  DriftClass(String sentence) {
    this.sentence = sentence;
  }

  /** The class in words. */
  public String sentence() {
    return sentence;
  }

  /** Whether a host with such a finding is not as the spec says. */
  public boolean counts() {
    return drifted() || this == UNKNOWN;
  }

  /** Whether it is known that something is not as the spec says. */
  public boolean drifted() {
    return this == CORRECTIVE || this == INTENTIONAL || this == DIVERGED;
  }

  /** The class of this name; one that a newer program uses says nothing to this one. */
  public static DriftClass of(String name) {
    return Arrays.stream(values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
