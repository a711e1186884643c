package io.longshore.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is done about a container that is not as the spec says.
 *
 * @param strict whether it is put right at once, when its cluster can spare it, and not only by an
 *     apply
 * @param ignore fields that are left as they are found, each with the reason; a name that ends in
 *     {@code *} stands for all that begin so, {@code files/PATH} for a mounted file
 */
public record DriftPolicy(boolean strict, SortedMap<String, String> ignore) {
  /** Reported, and put right by the next apply. */
  public static final DriftPolicy REPORT = new DriftPolicy(false, new TreeMap<>());

  public DriftPolicy {
    ignore = Checks.sorted((Map<String, String>) ignore);
    ignore.forEach(
        (field, why) -> {
          Checks.text("a field whose drift is ignored", field);
          Checks.text("the reason why drift of " + Checks.shown(field) + " is ignored", why);
        });
  }
}
