package io.longshore.controller.spec;

import io.longshore.controller.spec.tree.SpecPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules a spec says it breaks knowingly: {@code suppress { rule = "reason" }}. */
public final class Suppressions {
  private static final String KEY = "suppress";

  private final SortedMap<String, String> reasons = new TreeMap<>();
  private final SortedMap<String, TreeSet<Problem>> covered = new TreeMap<>();

  private Suppressions() {}

  /** Reads the section; what is wrong with it is recorded. */
  public static Suppressions read(SpecReader spec, Collection<Rule> rules) {
    Map<String, Rule> known = new TreeMap<>();
    rules.forEach(rule -> known.put(rule.id(), rule));
    Suppressions read = new Suppressions();
    spec.textMap(KEY, "<rule>")
        .forEach((id, reason) -> read.one(id, reason, known, spec.problems()));
    return read;
  }

  private void one(String id, String reason, Map<String, Rule> known, Problems problems) {
    SpecPath path = SpecPath.of(KEY, id);
    Rule rule = known.get(id);
    if (rule == null) {
      problems.add(
          path,
          SuppressRules.KNOWN,
          "\"" + id + "\" is no rule",
          Nearest.to(id, known.keySet())
              .map(near -> "did you mean \"" + near + "\"?")
              .orElse(SuppressRules.KNOWN.fix()));
    } else if (!rule.suppressible()) {
      problems.add(
          path,
          SuppressRules.ALLOWED,
          "\"" + id + "\" cannot be suppressed",
          "see: controller explain " + id);
    } else if (reason.isBlank()) {
      problems.add(
          path, SuppressRules.REASON, "\"" + id + "\" is suppressed without a reason", "say why");
    } else {
      reasons.put(id, reason.strip());
    }
  }

  /** Whether a breach is excused; it is then kept to be counted. */
  boolean cover(Rule rule, Problem problem) {
    boolean excused = rule.suppressible() && reasons.containsKey(rule.id());
    if (excused) {
      covered
          .computeIfAbsent(rule.id(), id -> new TreeSet<>(Comparator.naturalOrder()))
          .add(problem);
    }
    return excused;
  }

  /** Records each that excuses nothing; called when everything has been checked. */
  public void finish(Problems problems) {
    if (!problems.isEmpty()) {
      return; // what could not be read may be what breaks the rule
    }
    for (String id : reasons.keySet()) {
      if (!covered.containsKey(id)) {
        problems.add(
            SpecPath.of(KEY, id),
            SuppressRules.USED,
            "\"" + id + "\" is suppressed, and nothing breaks it",
            SuppressRules.USED.fix());
      }
    }
  }

  List<Suppression> all() {
    List<Suppression> all = new ArrayList<>();
    covered.forEach(
        (id, problems) -> all.add(new Suppression(id, reasons.get(id), List.copyOf(problems))));
    return all;
  }
}
