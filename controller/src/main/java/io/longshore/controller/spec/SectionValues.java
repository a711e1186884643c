package io.longshore.controller.spec;

import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeSet;

/** The single values of one section of a spec: what is read, what is missing, what is asked for. */
abstract class SectionValues {
  final SpecPath path;
  final SpecPath shape;
  final SortedMap<String, SpecNode> entries;
  final Problems problems;
  final KnownKeys known;
  final Explicit explicit;
  final TreeSet<String> asked = new TreeSet<>();
  final List<String> missing = new ArrayList<>();

  SectionValues(
      SpecPath path,
      SpecPath shape,
      SortedMap<String, SpecNode> entries,
      Problems problems,
      KnownKeys known,
      Explicit explicit) {
    this.path = path;
    this.shape = shape;
    this.entries = entries;
    this.problems = problems;
    this.known = known;
    this.explicit = explicit;
  }

  /** Where the cursor stands. */
  public final SpecPath path() {
    return path;
  }

  /** Where what is found wrong goes. */
  public final Problems problems() {
    return problems;
  }

  /** Where what is left unsaid goes. */
  public final Explicit explicit() {
    return explicit;
  }

  /** Whether the key is written. */
  public final boolean has(String key) {
    return entries.containsKey(key);
  }

  /** A text that may be missing. A number or a flag reads as it is written. */
  public final Optional<String> text(String key) {
    Optional<String> text = value(key).flatMap(node -> scalar(key, node));
    if (text.isPresent() && text.get().isBlank()) {
      problems.add(
          path.then(key),
          SpecRules.VALUE_KINDS,
          "\"" + key + "\" is empty",
          "write a value, or leave the key out");
      return Optional.empty();
    }
    return text;
  }

  /** A text with a value for when it is missing. */
  public final String text(String key, String fallback) {
    if (!has(key) && !fallback.isEmpty()) {
      explicit.text(path.then(key), fallback, Explicit.DEFAULT);
    }
    return text(key).orElse(fallback);
  }

  /** A text that must be there; empty when it is not. */
  public final String requiredText(String key) {
    if (!has(key)) {
      missing.add(key);
    }
    return text(key, "");
  }

  /** A whole number within bounds. */
  public final int number(String key, int fallback, int least, int most) {
    Optional<String> written = text(key);
    if (written.isEmpty()) {
      explicit.number(path.then(key), fallback, Explicit.DEFAULT);
      return fallback;
    }
    String digits = written.get();
    OptionalInt number = Units.count(digits);
    if (number.isEmpty() || number.getAsInt() < least || number.getAsInt() > most) {
      problems.add(
          path.then(key),
          number.isPresent() ? SpecRules.RANGES : SpecRules.VALUE_KINDS,
          "\"" + digits + "\" is no whole number from " + least + " to " + most,
          "write a number from " + least + " to " + most);
      return fallback;
    }
    return number.getAsInt();
  }

  /** A whole number that must be there; 0 when it is not. */
  public final int requiredNumber(String key, int least, int most) {
    if (!has(key)) {
      known.add(shape.then(key));
      asked.add(key);
      missing.add(key);
      return 0;
    }
    return number(key, 0, least, most);
  }

  /** A text that may be missing, may be empty, and is taken as it stands. */
  public final Optional<String> plainText(String key) {
    return value(key).flatMap(node -> scalar(key, node));
  }

  /** True or false. */
  public final boolean flag(String key, boolean fallback) {
    Optional<SpecNode> node = value(key);
    if (node.isEmpty()) {
      explicit.flag(path.then(key), fallback, Explicit.DEFAULT);
      return fallback;
    }
    if (node.get() instanceof SpecNode.Flag flag) {
      return flag.value();
    }
    wrongKind(key, node.get(), "true or false");
    return fallback;
  }

  /** A size in bytes. */
  public final long size(String key, long fallback) {
    if (!has(key)) {
      explicit.text(path.then(key), Units.written(fallback), Explicit.DEFAULT);
    }
    return size(key).orElse(fallback);
  }

  /** A size in bytes that may be missing. */
  public final Optional<Long> size(String key) {
    Optional<String> written = text(key);
    OptionalLong bytes = written.map(Units::size).orElse(OptionalLong.empty());
    if (written.isPresent() && bytes.isEmpty()) {
      wrongUnit(key, written.get(), "a size", Units.SIZES);
    }
    return bytes.isPresent() ? Optional.of(bytes.getAsLong()) : Optional.empty();
  }

  /** A time. */
  public final Duration time(String key, Duration fallback) {
    if (!has(key)) {
      explicit.text(path.then(key), Units.written(fallback), Explicit.DEFAULT);
    }
    return time(key).orElse(fallback);
  }

  /** A time that may be missing. */
  public final Optional<Duration> time(String key) {
    Optional<String> written = text(key);
    Optional<Duration> time = written.flatMap(Units::time);
    if (written.isPresent() && time.isEmpty()) {
      wrongUnit(key, written.get(), "a time", Units.TIMES);
    }
    return time;
  }

  /** One text or a list of them, empty when it is missing. */
  public final List<String> words(String key) {
    boolean list = !(entries.get(key) instanceof SpecNode.Text);
    return list ? texts(key) : text(key).map(List::of).orElse(List.of());
  }

  /** A list of texts, empty when it is missing. */
  public final List<String> texts(String key) {
    return texts(value(key), key);
  }

  final List<String> texts(Optional<SpecNode> node, String key) {
    List<String> values = new ArrayList<>();
    if (node.isPresent() && node.get() instanceof SpecNode.Items items) {
      items.values().forEach(item -> scalar(key, item).ifPresent(values::add));
    } else {
      node.ifPresent(other -> wrongKind(key, other, "a list"));
    }
    return values;
  }

  final Optional<SpecNode> ask(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key));
  }

  final Optional<SpecNode> value(String key) {
    known.add(shape.then(key));
    return ask(key);
  }

  final Optional<String> scalar(String key, SpecNode node) {
    return SpecValues.text(node, path.then(key), problems);
  }

  final void wrongKind(String key, SpecNode node, String wanted) {
    SpecValues.wrongKind(node, path.then(key), wanted, problems);
  }

  private void wrongUnit(String key, String written, String what, String units) {
    problems.add(
        path.then(key),
        SpecRules.UNITS,
        "\"" + written + "\" is not " + what,
        "write a whole number and a unit: " + units);
  }
}
