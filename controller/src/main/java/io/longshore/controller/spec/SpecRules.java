package io.longshore.controller.spec;

import java.util.List;
import java.util.stream.Stream;

/** Rules of the language itself, whatever is written in it. */
public final class SpecRules {
  /** A key that means something. */
  public static final Rule KNOWN_KEYS =
      new Rule("known-keys", "every key is one that Longshore knows", "conf/README.md")
          .fixedBy("write the key the report suggests, or remove it");

  /** A key that must be there. */
  public static final Rule REQUIRED_KEYS =
      new Rule("required-keys", "what cannot be derived is written", "conf/README.md")
          .fixedBy("write the key the report names");

  /** The kind of value. */
  public static final Rule VALUE_KINDS =
      new Rule("value-kinds", "every value is of the kind its key asks for", "conf/README.md")
          .fixedBy("write a value of the kind the report names");

  /** Units of sizes and times. */
  public static final Rule UNITS =
      new Rule("units", "sizes and times have a unit that Longshore knows", "conf/README.md")
          .fixedBy("write a whole number and a unit: 2s, 99 MB");

  /** Bounds of numbers. */
  public static final Rule RANGES =
      new Rule("ranges", "every number lies within its bounds", "conf/README.md")
          .fixedBy("write a number within the bounds the report names");

  /** Names with dots. */
  public static final Rule QUOTED_NAMES =
      new Rule(
              "quoted-names",
              "a name with a dot stands in quotes",
              "HOCON reads an unquoted dot as a step into a section")
          .fixedBy("write the name in quotes: \"orderer1.example.com\"");

  /** Every rule of the language, and of suppressing rules. */
  public static final List<Rule> ALL =
      Stream.concat(
              Stream.of(KNOWN_KEYS, REQUIRED_KEYS, VALUE_KINDS, UNITS, RANGES, QUOTED_NAMES),
              SuppressRules.ALL.stream())
          .toList();

  private SpecRules() {}
}
