package io.longshore.controller.importing.compose;

import io.longshore.controller.importing.Defect;
import io.longshore.controller.importing.Findings;
import io.longshore.controller.importing.Place;

/** A variable that nothing sets. */
final class UnsetVariable {
  /** The variable that has a defect of its own. */
  static final String PROJECT = "COMPOSE_PROJECT_NAME";

  private UnsetVariable() {}

  static void report(String name, Place place, Findings findings) {
    if (!name.equals(PROJECT)) {
      findings.add(
          Defect.UNSET_VARIABLE,
          place,
          "${" + name + "} has no value: there is no .env that sets it",
          "docker-compose puts nothing in its place; write the value into the spec");
    }
  }
}
