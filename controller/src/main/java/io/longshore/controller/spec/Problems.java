package io.longshore.controller.spec;

import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** What is wrong with one spec, gathered until it has been read to its end. */
public final class Problems {
  /** More than these help nobody; the rest appears once some are mended. */
  public static final int MOST = 100;

  private final TreeSet<Problem> found = new TreeSet<>();
  private final Function<SpecPath, Origin> places;

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
    add(
        new Problem(
            place.file(),
            place.line(),
            clean(path),
            clean(what),
            rule.toString(),
            clean(remedy),
            Exit.USAGE));
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
    if (found.size() < MOST) {
      found.add(problem);
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

  /** All that was found, by file and line, each once. */
  public List<Problem> all() {
    return List.copyOf(found);
  }
}
