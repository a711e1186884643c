package io.longshore.controller.spec;

/** Rules of the language itself, whatever is written in it. */
public final class SpecRules {
  /** A key that means something. */
  public static final Rule KNOWN_KEYS =
      new Rule("known-keys", "every key is one that Longshore knows", "conf/README.md");

  /** A key that must be there. */
  public static final Rule REQUIRED_KEYS =
      new Rule("required-keys", "what cannot be derived is written", "conf/README.md");

  /** The kind of value. */
  public static final Rule VALUE_KINDS =
      new Rule("value-kinds", "every value is of the kind its key asks for", "conf/README.md");

  /** Units of sizes and times. */
  public static final Rule UNITS =
      new Rule("units", "sizes and times have a unit that Longshore knows", "conf/README.md");

  /** Bounds of numbers. */
  public static final Rule RANGES =
      new Rule("ranges", "every number lies within its bounds", "conf/README.md");

  /** Names with dots. */
  public static final Rule QUOTED_NAMES =
      new Rule(
          "quoted-names",
          "a name with a dot stands in quotes",
          "HOCON reads an unquoted dot as a step into a section");

  private SpecRules() {}
}
