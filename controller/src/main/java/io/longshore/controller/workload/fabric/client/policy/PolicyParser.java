package io.longshore.controller.workload.fabric.client.policy;

import io.longshore.controller.workload.fabric.client.policy.PolicyRule.OutOf;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule.Role;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule.SignedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Fabric's policy language: {@code AND('Org1MSP.peer', OR('Org2MSP.peer', 'Org3MSP.admin'))},
 * {@code OutOf(2, …)}.
 *
 * <p>Stricter than Fabric in one thing: a policy that is always satisfied ({@code OutOf(0, …)}) or
 * never ({@code OutOf(3, 'A.peer', 'B.peer')}) is refused, because nobody means it.
 */
public final class PolicyParser {
  private static final Pattern PRINCIPAL =
      Pattern.compile("([A-Za-z0-9.-]+)\\.(admin|member|client|peer)");
  private static final Map<String, Gate> GATES =
      Map.of(
          "And",
          Gate.AND,
          "and",
          Gate.AND,
          "AND",
          Gate.AND, //
          "Or",
          Gate.OR,
          "or",
          Gate.OR,
          "OR",
          Gate.OR, //
          "OutOf",
          Gate.OUT_OF,
          "outof",
          Gate.OUT_OF,
          "OUTOF",
          Gate.OUT_OF);
  private static final int DEEPEST = 32;

  private enum Gate {
    AND,
    OR,
    OUT_OF
  }

  private final String text;
  private int at;

  private PolicyParser(String text) {
    this.text = text;
  }

  /**
   * The rule that a text states.
   *
   * @throws PolicySyntaxException if it states none, with the place
   */
  public static PolicyRule parse(String text) throws PolicySyntaxException {
    PolicyParser parser = new PolicyParser(text);
    PolicyRule rule = parser.gate(0);
    parser.skipSpace();
    if (parser.at < text.length()) {
      throw parser.expected("the end of the policy");
    }
    return rule;
  }

  private PolicyRule gate(int depth) throws PolicySyntaxException {
    if (depth > DEEPEST) {
      throw new PolicySyntaxException(at, "rules are nested more than " + DEEPEST + " deep");
    }
    skipSpace();
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    Gate gate = GATES.get(text.substring(start, at));
    if (gate == null) {
      at = start;
      throw expected("AND, OR or OutOf");
    }
    take('(');
    int place = at;
    int needed = gate == Gate.OUT_OF ? number() : 0;
    List<PolicyRule> rules = new ArrayList<>();
    if (gate == Gate.OUT_OF) {
      take(',');
    }
    do {
      rules.add(rule(depth + 1));
    } while (taken(','));
    take(')');
    int threshold =
        switch (gate) {
          case AND -> rules.size();
          case OR -> 1;
          case OUT_OF -> needed;
        };
    if (threshold < 1 || threshold > rules.size()) {
      throw new PolicySyntaxException(
          place, threshold + " out of " + rules.size() + " rules: name 1 to " + rules.size());
    }
    return new OutOf(threshold, rules);
  }

  private PolicyRule rule(int depth) throws PolicySyntaxException {
    skipSpace();
    return at < text.length() && isQuote(text.charAt(at)) ? principal() : gate(depth);
  }

  private PolicyRule principal() throws PolicySyntaxException {
    int start = at;
    String name = quoted();
    Matcher matcher = PRINCIPAL.matcher(name);
    if (!matcher.matches()) {
      throw new PolicySyntaxException(
          start,
          "\"" + name + "\" is no MSP id with a role: 'Org1MSP.peer', .admin, .client or .member");
    }
    return new SignedBy(matcher.group(1), Role.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)));
  }

  private String quoted() throws PolicySyntaxException {
    char quote = text.charAt(at);
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw new PolicySyntaxException(at, "this quote is not closed");
    }
    String inside = text.substring(at + 1, end);
    at = end + 1;
    return inside;
  }

  private int number() throws PolicySyntaxException {
    skipSpace();
    int start = at;
    String digits;
    if (at < text.length() && isQuote(text.charAt(at))) {
      digits = quoted();
    } else {
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
      digits = text.substring(start, at);
    }
    if (!digits.matches("[0-9]{1,4}")) {
      at = start;
      throw expected("how many of the rules must hold, a number");
    }
    return Integer.parseInt(digits);
  }

  private void take(char wanted) throws PolicySyntaxException {
    if (!taken(wanted)) {
      throw expected("\"" + wanted + "\"");
    }
  }

  private boolean taken(char wanted) {
    skipSpace();
    boolean there = at < text.length() && text.charAt(at) == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private PolicySyntaxException expected(String what) {
    String found = at >= text.length() ? "the policy ends" : "there is \"" + text.charAt(at) + "\"";
    return new PolicySyntaxException(at, "expected " + what + ", but " + found);
  }

  private static boolean isQuote(char character) {
    return character == '\'' || character == '"';
  }
}
