package io.longshore.controller.spec;

import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.spec.tree.SpecTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cursor on one section of a spec.
 *
 * <p>What does not fit is recorded and a neutral value returned, so that one pass finds everything.
 * Keys nobody asked for become problems when the section is {@link #finish finished}.
 */
public final class SpecReader extends SectionValues {
  private final boolean named;

  private SpecReader(
      SpecPath path,
      SpecPath shape,
      SortedMap<String, SpecNode> entries,
      Problems problems,
      KnownKeys known,
      Explicit explicit,
      boolean named) {
    super(path, shape, entries, problems, known, explicit);
    this.named = named;
  }

  /** A cursor on the whole spec. */
  public static SpecReader of(
      SpecTree tree, Problems problems, KnownKeys known, Explicit explicit) {
    return new SpecReader(
        SpecPath.ROOT, SpecPath.ROOT, tree.root().entries(), problems, known, explicit, false);
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

  private SortedMap<String, SpecNode> sectionOf(String key) {
    Optional<SpecNode> node = ask(key);
    if (node.isPresent() && node.get() instanceof SpecNode.Section section) {
      return section.entries();
    }
    node.ifPresent(other -> wrongKind(key, other, "a section { … }"));
    return new TreeMap<>();
  }
}
