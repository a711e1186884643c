package io.longshore.model;

/** The labels by which an agent knows its own containers, networks and volumes. */
public final class Labels {
  /** The fleet's identity. Anything without it is not ours and never touched. */
  public static final String DEPLOYMENT = "io.longshore.deployment";

  /** The container's name in the spec. */
  public static final String CONTAINER = "io.longshore.container";

  /** The container's role. */
  public static final String ROLE = "io.longshore.role";

  /** See {@link Fingerprint}. */
  public static final String FINGERPRINT = "io.longshore.fingerprint";

  /** The generation that made it, for people; decisions do not read it. */
  public static final String GENERATION = "io.longshore.generation";

  /** On an image: it is a test double, and in what way. */
  public static final String STAND_IN = "io.longshore.stand-in";

  /** On an image made here: the digest of what it is made of. */
  public static final String MADE_OF = "io.longshore.made-of";

  private Labels() {}
}
