package io.longshore.controller.spec.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.tree.Origin;
import java.nio.file.Path;
import java.util.Set;

/** What the library's exceptions say, in the form of every other problem. */
final class HoconErrors {
  private static final Set<String> BOUNDS =
      Set.of(
          HoconRules.DEPTH.id(),
          HoconRules.COUNT.id(),
          HoconRules.SIZE.id(),
          HoconRules.SYNTAX.id(),
          HoconRules.INCLUDES.id());

  private HoconErrors() {}

  /** Whether the library must not see this text, or has nothing to add. */
  static boolean isBound(Problem problem) {
    return BOUNDS.contains(problem.ruleId());
  }

  static Origin place(ConfigException e, Path file) {
    ConfigOrigin origin = e.origin();
    return origin == null ? new Origin(file.toString(), 0) : Origins.of(origin);
  }

  static Rule rule(ConfigException e) {
    if (String.valueOf(e.getMessage()).contains("cycle")) {
      return HoconRules.CYCLE;
    }
    return e instanceof ConfigException.UnresolvedSubstitution
        ? HoconRules.DEFINED
        : HoconRules.SYNTAX;
  }

  static String what(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    String place = e.origin() == null ? "" : e.origin().description() + ": ";
    String what = message.startsWith(place) ? message.substring(place.length()) : message;
    int hint = what.indexOf(" (if you intended");
    return printable(hint > 0 ? what.substring(0, hint) : what);
  }

  static String remedy(ConfigException e) {
    if (rule(e) == HoconRules.CYCLE) {
      return "write the value out";
    }
    return e instanceof ConfigException.UnresolvedSubstitution
        ? "define it in the spec, or give --environment if it is a variable of the environment"
        : "look at this line and the one before: a brace, quote or comma is missing or too many";
  }

  /** The library quotes what it found: a spec's text must not reach a terminal as it is. */
  private static String printable(String text) {
    StringBuilder clean = new StringBuilder();
    for (int at = 0; at < text.length() && at < 300; at++) {
      char c = text.charAt(at);
      clean.append(Character.isISOControl(c) ? ' ' : c);
    }
    return clean.toString().strip();
  }
}
