package io.longshore.controller.spec;

import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.spec.tree.SpecTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A cursor on one section of a spec.
 *
 * <p>What does not fit is recorded and a neutral value returned, so that one pass finds everything.
 * Keys nobody asked for become problems when the section is {@link #finish finished}.
 */
public final class SpecReader {
  private final SpecPath path;
  private final SpecPath shape;
  private final SortedMap<String, SpecNode> entries;
  private final Problems problems;
  private final KnownKeys known;
  private final Explicit explicit;
  private final boolean named;
  private final TreeSet<String> asked = new TreeSet<>();
  private final List<String> missing = new ArrayList<>();

  private SpecReader(
      SpecPath path,
      SpecPath shape,
      SortedMap<String, SpecNode> entries,
      Problems problems,
      KnownKeys known,
      Explicit explicit,
      boolean named) {
    this.path = path;
    this.shape = shape;
    this.entries = entries;
    this.problems = problems;
    this.known = known;
    this.explicit = explicit;
    this.named = named;
  }

  /** A cursor on the whole spec. */
  public static SpecReader of(
      SpecTree tree, Problems problems, KnownKeys known, Explicit explicit) {
    return new SpecReader(
        SpecPath.ROOT, SpecPath.ROOT, tree.root().entries(), problems, known, explicit, false);
  }

  /** Where the cursor stands. */
  public SpecPath path() {
    return path;
  }

  /** Where what is found wrong goes. */
  public Problems problems() {
    return problems;
  }

  /** Where what is left unsaid goes. */
  public Explicit explicit() {
    return explicit;
  }

  /** Whether the key is written. */
  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** A text that may be missing. A number or a flag reads as it is written. */
  public Optional<String> text(String key) {
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
  public String text(String key, String fallback) {
    if (!has(key) && !fallback.isEmpty()) {
      explicit.text(path.then(key), fallback, Explicit.DEFAULT);
    }
    return text(key).orElse(fallback);
  }

  /** A text that must be there; empty when it is not. */
  public String requiredText(String key) {
    if (!has(key)) {
      missing.add(key);
    }
    return text(key, "");
  }

  /** A whole number within bounds. */
  public int number(String key, int fallback, int least, int most) {
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
  public int requiredNumber(String key, int least, int most) {
    if (!has(key)) {
      known.add(shape.then(key));
      asked.add(key);
      missing.add(key);
      return 0;
    }
    return number(key, 0, least, most);
  }

  /** A text that may be missing, may be empty, and is taken as it stands. */
  public Optional<String> plainText(String key) {
    return value(key).flatMap(node -> scalar(key, node));
  }

  /** True or false. */
  public boolean flag(String key, boolean fallback) {
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
  public long size(String key, long fallback) {
    if (!has(key)) {
      explicit.text(path.then(key), Units.written(fallback), Explicit.DEFAULT);
    }
    return size(key).orElse(fallback);
  }

  /** A size in bytes that may be missing. */
  public Optional<Long> size(String key) {
    Optional<String> written = text(key);
    OptionalLong bytes = written.map(Units::size).orElse(OptionalLong.empty());
    if (written.isPresent() && bytes.isEmpty()) {
      wrongUnit(key, written.get(), "a size", Units.SIZES);
    }
    return bytes.isPresent() ? Optional.of(bytes.getAsLong()) : Optional.empty();
  }

  /** A time. */
  public Duration time(String key, Duration fallback) {
    if (!has(key)) {
      explicit.text(path.then(key), Units.written(fallback), Explicit.DEFAULT);
    }
    return time(key).orElse(fallback);
  }

  /** A time that may be missing. */
  public Optional<Duration> time(String key) {
    Optional<String> written = text(key);
    Optional<Duration> time = written.flatMap(Units::time);
    if (written.isPresent() && time.isEmpty()) {
      wrongUnit(key, written.get(), "a time", Units.TIMES);
    }
    return time;
  }

  /** One text or a list of them, empty when it is missing. */
  public List<String> words(String key) {
    boolean list = !(entries.get(key) instanceof SpecNode.Text);
    return list ? texts(key) : text(key).map(List::of).orElse(List.of());
  }

  /** A list of texts, empty when it is missing. */
  public List<String> texts(String key) {
    return texts(value(key), key);
  }

  private List<String> texts(Optional<SpecNode> node, String key) {
    List<String> values = new ArrayList<>();
    if (node.isPresent() && node.get() instanceof SpecNode.Items items) {
      items.values().forEach(item -> scalar(key, item).ifPresent(values::add));
    } else {
      node.ifPresent(other -> wrongKind(key, other, "a list"));
    }
    return values;
  }

  /** Texts by a name the operator chooses, empty when the section is missing. */
  public SortedMap<String, String> textMap(String key, String placeholder) {
    SpecReader section = section(key);
    SortedMap<String, String> values = new TreeMap<>();
    for (String name : section.names()) {
      section
          .ask(name)
          .flatMap(node -> section.scalar(name, node))
          .ifPresent(text -> values.put(name, text));
    }
    section.named(placeholder);
    return values;
  }

  /** Lists of texts by a name the operator chooses, empty when the section is missing. */
  public SortedMap<String, List<String>> textsMap(String key, String placeholder) {
    SpecReader section = section(key);
    SortedMap<String, List<String>> values = new TreeMap<>();
    for (String name : section.names()) {
      values.put(name, section.texts(section.ask(name), name));
    }
    section.named(placeholder);
    return values;
  }

  /** A section; one without entries when it is missing. */
  public SpecReader section(String key) {
    return inner(key, sectionOf(key));
  }

  /** A section, or the one key of it that may be given in its place. */
  public SpecReader section(String key, String shorthand) {
    Optional<SpecNode> node = value(key);
    boolean whole = node.isEmpty() || node.get() instanceof SpecNode.Section;
    return inner(key, whole ? sectionOf(key) : wrapped(path.then(key), node.get(), shorthand));
  }

  private SpecReader inner(String key, SortedMap<String, SpecNode> values) {
    return new SpecReader(
        path.then(key), shape.then(key), values, problems, known, explicit, false);
  }

  private SortedMap<String, SpecNode> wrapped(SpecPath at, SpecNode node, String shorthand) {
    explicit.value(at.then(shorthand), node, "");
    return new TreeMap<>(Map.of(shorthand, node));
  }

  /** The names the operator chose in this section: keys nobody has asked for, in natural order. */
  public List<String> names() {
    List<String> names = new ArrayList<>(entries.keySet());
    names.removeAll(asked);
    names.sort(NaturalOrder.NAMES);
    return names;
  }

  /**
   * The section under a name the operator chose.
   *
   * @param placeholder what the name names, such as {@code <host>}
   * @param shorthand the one key that may be given in place of a whole section
   */
  public SpecReader named(String name, String placeholder, String shorthand) {
    asked.add(name);
    named(placeholder);
    SpecNode node = entries.get(name);
    SortedMap<String, SpecNode> values =
        node instanceof SpecNode.Section section
            ? section.entries()
            : wrapped(path.then(name), node, shorthand);
    return new SpecReader(
        path.then(name), shape.then(placeholder), values, problems, known, explicit, true);
  }

  /** Reports what is missing and what nobody asked for. */
  public void finish() {
    List<String> unknown = names();
    boolean typo = unknown.stream().anyMatch(key -> Nearest.to(key, asked).isPresent());
    if (named && !typo && !unknown.isEmpty() && unknown.size() == entries.size()) {
      String name = SpecNames.undotted(path, entries);
      problems.add(
          path,
          SpecRules.QUOTED_NAMES,
          "a name with a dot is not in quotes, so it reads as sections within \""
              + path.parts().get(path.parts().size() - 1)
              + "\"",
          "quote the name: \""
              + name
              + "\" (or, if it is a section, known here: "
              + String.join(", ", asked)
              + ")");
      return;
    }
    missing.removeIf(key -> unknown.stream().anyMatch(one -> meant(one, key)));
    for (String key : missing) {
      problems.add(
          path.then(key),
          SpecRules.REQUIRED_KEYS,
          "\"" + key + "\" is missing",
          "write " + key + " = … here");
    }
    for (String key : unknown) {
      problems.add(
          path.then(key),
          SpecRules.KNOWN_KEYS,
          "unknown key \"" + key + "\"",
          Nearest.remedy(key, asked));
    }
  }

  private boolean meant(String written, String key) {
    return Nearest.to(written, asked).filter(key::equals).isPresent();
  }

  private void named(String placeholder) {
    known.add(shape.then(placeholder));
  }

  private Optional<SpecNode> ask(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key));
  }

  private Optional<SpecNode> value(String key) {
    known.add(shape.then(key));
    return ask(key);
  }

  private SortedMap<String, SpecNode> sectionOf(String key) {
    Optional<SpecNode> node = ask(key);
    if (node.isPresent() && node.get() instanceof SpecNode.Section section) {
      return section.entries();
    }
    node.ifPresent(other -> wrongKind(key, other, "a section { … }"));
    return new TreeMap<>();
  }

  private Optional<String> scalar(String key, SpecNode node) {
    return SpecValues.text(node, path.then(key), problems);
  }

  private void wrongKind(String key, SpecNode node, String wanted) {
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
