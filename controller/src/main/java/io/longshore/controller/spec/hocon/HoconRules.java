package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.Rule;

/** What is asked of a spec's text beyond what HOCON asks. */
final class HoconRules {
  static final Rule READABLE =
      new Rule("readable", "a spec is a file of UTF-8 text that can be read", "");

  static final Rule SYNTAX = new Rule("syntax", "a spec is HOCON", "HOCON.md of lightbend/config");

  static final Rule SIZE =
      new Rule("size", "a spec holds at most 1 MiB, its includes among them", "");

  static final Rule DEPTH =
      new Rule(
          "depth",
          "values lie at most 32 deep",
          "the HOCON library overflows its stack between 800 and 1600");

  static final Rule COUNT = new Rule("count", "a spec holds at most 50000 values", "");

  static final Rule TWICE =
      new Rule(
          "written-once",
          "a key is written once",
          "HOCON lets the later of two win without a word, as YAML did with the kafka files of the"
              + " hand procedure");

  static final Rule APPEND =
      new Rule("no-append", "a list is written in one place, without +=", "");

  static final Rule EXPANSION =
      new Rule(
          "expansion",
          "substitutions grow a spec to at most 8 MiB, in at most 32 steps",
          "367 bytes can be made to fill any heap");

  static final Rule CYCLE =
      new Rule("no-cycles", "no substitution needs itself", "HOCON.md: self-referential fields");

  static final Rule DEFINED =
      new Rule(
          "defined-here",
          "a substitution names a key of the spec; the environment is read only with"
              + " --environment",
          "what a spec says must not depend on who reads it");

  static final Rule INCLUDES =
      new Rule(
          "includes",
          "an include names a file within the spec's own folder",
          "an include is followed before anybody has agreed to the spec");

  static final Rule NULLS = new Rule("no-null", "null is no value", "");

  private HoconRules() {}
}
