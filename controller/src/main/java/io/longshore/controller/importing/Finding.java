package io.longshore.controller.importing;

import java.util.Comparator;
import java.util.Objects;

/**
 * Something found wrong, or something that could not be carried over.
 *
 * @param defect what is broken
 * @param place where
 * @param what one sentence
 * @param remedy what becomes of it in the spec, or what is to be done
 */
public record Finding(Defect defect, Place place, String what, String remedy)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::place)
          .thenComparing(Finding::defect)
          .thenComparing(Finding::what)
          .thenComparing(Finding::remedy);

  public Finding {
    Objects.requireNonNull(defect, "defect");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(remedy, "remedy");
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
