package io.longshore.controller.spec;

import java.util.Objects;

/**
 * Something every spec must keep to.
 *
 * @param id its name, for good: lower-case words joined by dashes
 * @param sentence what it demands
 * @param source where it comes from: a document, a program's source, an incident
 * @param severity what a breach of it leads to
 * @param suppressible whether a spec may break it knowingly, with a reason: only where what is then
 *     asked for can still be made
 * @param fix what to do about a breach, in general
 */
public record Rule(
    String id,
    String sentence,
    String source,
    Severity severity,
    boolean suppressible,
    String fix) {
  /** What a report adds to the id of a rule whose breach does not keep a spec from being taken. */
  static final String WARNING = " (warning)";

  public Rule {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(fix, "fix");
  }

  /** A rule whose breach is an error that nothing excuses. */
  public Rule(String id, String sentence, String source) {
    this(id, sentence, source, Severity.ERROR, false, "");
  }

  /** The same, with what to do about a breach. */
  public Rule fixedBy(String remedy) {
    return new Rule(id, sentence, source, severity, suppressible, remedy);
  }

  /** The same, which a spec may break with a reason. */
  public Rule excusable() {
    return new Rule(id, sentence, source, severity, true, fix);
  }

  /** The same, as a warning, which a spec may break with a reason. */
  public Rule warning() {
    return new Rule(id, sentence, source, Severity.WARNING, true, fix);
  }

  @Override
  public String toString() {
    String name = severity == Severity.WARNING ? id + WARNING : id;
    return name + ": " + sentence + (source.isEmpty() ? "" : " (" + source + ")");
  }
}
