package io.longshore.controller.rotation;

import java.util.Objects;

/**
 * One for whom a phase waits.
 *
 * @param name role/name
 * @param why what is missing
 */
public record Laggard(String name, Why why) {
  public Laggard {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(why, "why");
  }

  /** What is missing. */
  public enum Why {
    /** A host that cannot be told. */
    SILENT(
        "it does not answer, and has not said that it knows of the change",
        "start its agent; or go on without it, and enrol it anew when it is back; a host that is"
            + " gone for good: controller deny HOST"),
    /** A host that was told. */
    TRUST_NOT_KEPT(
        "it answers, and has not yet kept the roots it was told to trust",
        "wait; an agent of an older release never says so: install this one"),
    /** A host that renews itself when asked. */
    NOT_RENEWED(
        "the certificate it keeps is not of the root that signs now",
        "wait: it renews itself; its log says what keeps it"),
    /** A person. */
    PERSON_NOT_RENEWED(
        "this person's certificate is not of the root that signs now",
        "that person: controller operator renew"),
    /** A token. */
    TOKEN_NAMES_OTHER(
        "a token that still admits this host names the other root",
        "use it now, let it run out, or make a new one: controller token HOST"),
    /** The controller itself. */
    CONTROLLER_NOT_RENEWED(
        "the controller's own certificate is not of the root that signs now",
        "wait: it makes itself one");

    private final String sentence;
    private final String remedy;

    Why(String sentence, String remedy) {
      this.sentence = sentence;
      this.remedy = remedy;
    }

    /** The reason in words. */
    public String sentence() {
      return sentence;
    }

    /** What to do. */
    public String remedy() {
      return remedy;
    }
  }
}
