package io.longshore.controller.importing;

import java.util.List;
import java.util.TreeSet;

/** What is found while a setup is read, each once, by place. */
public final class Findings {
  /** More than these help nobody. */
  static final int MOST = 1_000;

  private final TreeSet<Finding> found = new TreeSet<>();

  /** Nothing yet. */
  public Findings() {}

  /** Records something. */
  public void add(Defect defect, Place place, String what, String remedy) {
    if (found.size() < MOST) {
      found.add(new Finding(defect, place, what, remedy));
    }
  }

  /** All of it. */
  public List<Finding> all() {
    return List.copyOf(found);
  }
}
