package io.longshore.controller.whatif;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Signature policies in Fabric's words: {@code AND('Org1MSP.peer', OR('Org2MSP.member', …))} and
 * {@code OutOf(2, …)}.
 */
public final class PolicyText {
  /** Deeper nesting is refused; the peer's own parser recurses without a bound. */
  static final int DEEPEST = 32;

  /** More signatures than a transaction is ever asked for. */
  static final int MOST_SIGNATURES = 256;

  private static final List<String> ROLES = List.of("admin", "member", "client", "peer");

  private final String text;
  private int at;
  private int signatures;

  private PolicyText(String text) {
    this.text = text;
  }

  /**
   * Reads a policy.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong and at which character
   */
  public static EndorsementPolicy parse(String text) {
    PolicyText reader = new PolicyText(text);
    SignatureRule rule = reader.rule(0);
    reader.skipBlanks();
    if (reader.at < text.length()) {
      throw reader.wrong("nothing belongs after the policy");
    }
    return new SignaturePolicy(rule);
  }

  /** What Fabric asks for where no policy was given: any member of the channel. */
  public static EndorsementPolicy anyMemberOf(Collection<String> mspIds) {
    List<SignatureRule> members = new ArrayList<>();
    new TreeSet<>(mspIds).forEach(id -> members.add(new SignatureRule.SignedBy(id, "member")));
    return new SignaturePolicy(new SignatureRule.OutOf(1, members));
  }

  private SignatureRule rule(int depth) {
    if (depth > DEEPEST) {
      throw wrong("a policy nests at most " + DEEPEST + " deep");
    }
    skipBlanks();
    if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
      return principal();
    }
    int from = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    String gate = text.substring(from, at).toLowerCase(Locale.ROOT);
    expect('(');
    return switch (gate) {
      case "and" -> all(depth);
      case "or" -> new SignatureRule.OutOf(1, rules(depth));
      case "outof" -> outOf(depth);
      default -> {
        at = from;
        throw wrong("a policy is AND(…), OR(…), OutOf(n, …) or 'MSP.role'");
      }
    };
  }

  private SignatureRule all(int depth) {
    List<SignatureRule> rules = rules(depth);
    return new SignatureRule.OutOf(rules.size(), rules);
  }

  private SignatureRule outOf(int depth) {
    skipBlanks();
    int from = at;
    while (at < text.length() && Character.isDigit(text.charAt(at)) && at - from < 4) {
      at++;
    }
    if (from == at) {
      throw wrong("OutOf begins with a number");
    }
    int needed = Integer.parseInt(text.substring(from, at));
    expect(',');
    List<SignatureRule> rules = rules(depth);
    if (needed > rules.size() + 1) {
      throw wrong("OutOf asks for " + needed + " of " + rules.size());
    }
    return new SignatureRule.OutOf(needed, rules);
  }

  private List<SignatureRule> rules(int depth) {
    List<SignatureRule> rules = new ArrayList<>();
    while (true) {
      rules.add(rule(depth + 1));
      skipBlanks();
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
      } else {
        expect(')');
        return rules;
      }
    }
  }

  private SignatureRule principal() {
    char quote = text.charAt(at);
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw wrong("a quote is not closed");
    }
    String written = text.substring(at + 1, end);
    int dot = written.lastIndexOf('.');
    String role = written.substring(dot + 1);
    if (dot < 1 || !ROLES.contains(role)) {
      throw wrong("\"" + written + "\" is not an MSP id, a dot and one of " + ROLES);
    }
    signatures++;
    if (signatures > MOST_SIGNATURES) {
      throw wrong("a policy names at most " + MOST_SIGNATURES + " signatures");
    }
    at = end + 1;
    return new SignatureRule.SignedBy(written.substring(0, dot), role);
  }

  private void expect(char wanted) {
    skipBlanks();
    if (at >= text.length() || text.charAt(at) != wanted) {
      throw wrong("'" + wanted + "' belongs here");
    }
    at++;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what + ", at character " + (at + 1) + " of the policy");
  }
}
