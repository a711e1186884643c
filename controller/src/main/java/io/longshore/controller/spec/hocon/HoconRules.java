package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.Rule;
import java.util.List;

/** What is asked of a spec's text beyond what HOCON asks. */
public final class HoconRules {
  static final Rule READABLE =
      new Rule("readable", "a spec is a file of UTF-8 text that can be read", "")
          .fixedBy("check the path, the permissions, and that the file is UTF-8");

  static final Rule SYNTAX =
      new Rule("syntax", "a spec is HOCON", "HOCON.md of lightbend/config")
          .fixedBy(
              "look at the line and the one before: a brace, quote or comma is missing or too"
                  + " many");

  static final Rule SIZE =
      new Rule("size", "a spec holds at most 1 MiB, its includes among them", "")
          .fixedBy("keep data out of the spec: files { } takes it from beside the spec");

  static final Rule DEPTH =
      new Rule(
              "depth",
              "values lie at most 32 deep",
              "the HOCON library overflows its stack between 800 and 1600")
          .fixedBy("nest less deeply");

  static final Rule COUNT =
      new Rule("count", "a spec holds at most 50000 values", "")
          .fixedBy("name fewer things; on = [group] places one container on many hosts");

  static final Rule TWICE =
      new Rule(
              "written-once",
              "a key is written once",
              "HOCON lets the later of two win without a word, as YAML did with the kafka files of"
                  + " the hand procedure")
          .fixedBy("keep one of the two");

  static final Rule APPEND =
      new Rule("no-append", "a list is written in one place, without +=", "")
          .fixedBy("write the whole list in one place, with =");

  static final Rule EXPANSION =
      new Rule(
              "expansion",
              "substitutions grow a spec to at most 8 MiB, in at most 32 steps",
              "367 bytes can be made to fill any heap")
          .fixedBy("write less by substitution");

  static final Rule CYCLE =
      new Rule("no-cycles", "no substitution needs itself", "HOCON.md: self-referential fields")
          .fixedBy("write the value out");

  static final Rule DEFINED =
      new Rule(
              "defined-here",
              "a substitution names a key of the spec; the environment is read only with"
                  + " --environment",
              "what a spec says must not depend on who reads it")
          .fixedBy("define it in the spec, or give --environment");

  static final Rule INCLUDES =
      new Rule(
              "includes",
              "an include names a file within the spec's own folder",
              "an include is followed before anybody has agreed to the spec")
          .fixedBy("put the file beside the spec and include it by its name");

  static final Rule NULLS =
      new Rule("no-null", "null is no value", "").fixedBy("write a value, or leave the key out");

  /** All of them. */
  public static final List<Rule> ALL =
      List.of(
          READABLE, SYNTAX, SIZE, DEPTH, COUNT, TWICE, APPEND, EXPANSION, CYCLE, DEFINED, INCLUDES,
          NULLS);

  private HoconRules() {}
}
