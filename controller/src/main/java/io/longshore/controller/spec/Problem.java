package io.longshore.controller.spec;

import io.longshore.controller.spec.tree.Origin;
import java.util.Comparator;
import java.util.Objects;

/**
 * Something that keeps a spec from being applied, said so that a person can mend it.
 *
 * @param file where; empty when the place is not in a file
 * @param line of the file, from 1; 0 when unknown
 * @param column in the line, from 1; 0 when unknown
 * @param path in the spec, or host/container
 * @param what one sentence
 * @param rule the rule that is broken; may be empty
 * @param remedy what to do
 * @param exit how a command that met it ends
 */
public record Problem(
    String file,
    int line,
    int column,
    String path,
    String what,
    String rule,
    String remedy,
    Exit exit)
    implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::path)
          .thenComparing(Problem::what);

  public Problem {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(remedy, "remedy");
    Objects.requireNonNull(exit, "exit");
  }

  /** Something that has no column. */
  public Problem(
      String file, int line, String path, String what, String rule, String remedy, Exit exit) {
    this(file, line, 0, path, what, rule, remedy, exit);
  }

  /** The id of the rule, by which it is explained and suppressed; empty when there is none. */
  public String ruleId() {
    int colon = rule.indexOf(": ");
    return colon < 0 ? "" : rule.substring(0, colon).replace(Rule.WARNING, "");
  }

  /** Whether it does not keep a spec from being taken. */
  public boolean isWarning() {
    return rule.startsWith(ruleId() + Rule.WARNING + ": ");
  }

  /** File, line and column as far as they are known, as editors and compilers write them. */
  public String place() {
    return new Origin(file, line, column).toString();
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}
