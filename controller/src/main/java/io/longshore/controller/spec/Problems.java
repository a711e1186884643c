package io.longshore.controller.spec;

import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** What is wrong with one spec, gathered until it has been read to its end. */
public final class Problems {
  /** More than these help nobody; the rest appears once some are mended. */
  public static final int MOST = 100;

  private final TreeSet<Problem> found = new TreeSet<>();
  private final TreeSet<Problem> warnings = new TreeSet<>();
  private final Function<SpecPath, Origin> places;
  private Optional<Suppressions> suppressions = Optional.empty();

  /**
   * Nothing yet.
   *
   * @param places where the value of a path was written, or its nearest parent
   */
  public Problems(Function<SpecPath, Origin> places) {
    this.places = places;
  }

  /** Records what is wrong at a path. */
  public void add(SpecPath path, Rule rule, String what, String remedy) {
    add(places.apply(path), path.toString(), rule, what, remedy);
  }

  /** Records what is wrong at a place of a file. */
  public void add(Origin place, String path, Rule rule, String what, String remedy) {
    Problem problem =
        new Problem(
            place.file(),
            place.line(),
            place.column(),
            clean(path),
            clean(what),
            rule.toString(),
            clean(remedy),
            Exit.USAGE);
    if (suppressions.isPresent() && suppressions.get().cover(rule, problem)) {
      return;
    }
    keep(rule.severity() == Severity.WARNING ? warnings : found, problem);
  }

  /** From here on these rules are broken knowingly. */
  public void suppress(Suppressions given) {
    suppressions = Optional.of(given);
  }

  /** What is to be said of a spec nothing is wrong with. */
  public Remarks remarks() {
    return new Remarks(
        List.copyOf(warnings), suppressions.map(Suppressions::all).orElse(List.of()));
  }

  /** A spec is quoted in messages, and must not steer the terminal they are shown on. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text);
    for (int at = 0; at < clean.length(); at++) {
      if (Character.isISOControl(clean.charAt(at))) {
        clean.setCharAt(at, '?');
      }
    }
    return clean.toString();
  }

  /** Records a problem as it is. */
  public void add(Problem problem) {
    keep(found, problem);
  }

  private static void keep(TreeSet<Problem> kept, Problem problem) {
    if (kept.size() < MOST) {
      kept.add(problem);
    }
  }

  /** Where a path's value was written. */
  public Origin place(SpecPath path) {
    return places.apply(path);
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All that was found, by file and line, each once; warnings among them. */
  public List<Problem> all() {
    TreeSet<Problem> all = new TreeSet<>(found);
    all.addAll(warnings);
    return List.copyOf(all);
  }
}
