package io.longshore.controller.workload.fabric.material;

import java.util.List;

/**
 * What taking certificates from outside came to.
 *
 * @param taken whose are there now
 * @param missing whose are still waited for
 * @param problems what is wrong with certificates that were not taken
 */
public record OutsideImport(List<String> taken, List<String> missing, List<String> problems) {
  /** Lists in the order of the requests' names. */
  public OutsideImport {
    taken = List.copyOf(taken);
    missing = List.copyOf(missing);
    problems = List.copyOf(problems);
  }
}
