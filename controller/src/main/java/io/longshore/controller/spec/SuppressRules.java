package io.longshore.controller.spec;

import java.util.List;

/** What is asked of {@code suppress { }}. */
final class SuppressRules {
  static final Rule KNOWN =
      new Rule("suppress-known", "what is suppressed is a rule there is", "conf/README.md")
          .fixedBy("controller explain --all lists every rule");

  static final Rule ALLOWED =
      new Rule(
              "suppress-allowed",
              "only a rule is suppressed without which the spec can still be carried out",
              "conf/README.md")
          .fixedBy("mend what the rule reports; controller explain RULE says what may be done");

  static final Rule REASON =
      new Rule("suppress-reason", "whoever suppresses a rule says why", "conf/README.md")
          .fixedBy("write suppress { RULE = \"the reason\" }");

  static final Rule USED =
      new Rule(
              "suppress-used",
              "a suppressed rule is one the spec breaks",
              "a reason that outlives its cause hides the next one")
          .warning()
          .fixedBy("remove the line");

  static final List<Rule> ALL = List.of(KNOWN, ALLOWED, REASON, USED);

  private SuppressRules() {}
}
