package io.longshore.controller.workload.fabric.material;

/** The material store cannot give what it is asked for; it has changed nothing that was there. */
public final class MaterialException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String remedy;

  /** Why not. */
  public enum Reason {
    /** The disk refuses. */
    DISK("the material store cannot be read or written"),
    /** A key can be read by others than its owner. */
    EXPOSED("others than its owner may read a file of the material store"),
    /** A file is not what was written. */
    CORRUPT("a file of the material store is not what was written there"),
    /** A file is gone that later ones were made with. */
    INCOMPLETE("a file of the material store is gone"),
    /** A file is sealed, and not with a key that is at hand. */
    LOCKED("a file of the material store cannot be opened with the key that was given"),

    /** The network asked for is not the one that the genesis block was made for. */
    CHANGED("the genesis block was made for another network");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** The reason in words. */
    public String sentence() {
      return sentence;
    }
  }

  MaterialException(Reason reason, String where, String what, String remedy) {
    super(where + ": " + what);
    this.reason = reason;
    this.remedy = remedy;
  }

  MaterialException(Reason reason, String where, String what, String remedy, Exception cause) {
    this(reason, where, what, remedy);
    initCause(cause);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** What the operator can do about it. */
  public String remedy() {
    return remedy;
  }
}
