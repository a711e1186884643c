package io.longshore.controller.importing.compose;

import io.longshore.controller.importing.Defect;
import io.longshore.controller.importing.Findings;
import io.longshore.controller.importing.Place;
import java.util.TreeSet;

/** Variables that nothing sets, each told where it is first met. */
final class UnsetVariables {
  /** The variable that has a defect of its own. */
  private static final String PROJECT = "COMPOSE_PROJECT_NAME";

  private final TreeSet<String> told = new TreeSet<>();
  private final Findings findings;

  UnsetVariables(Findings findings) {
    this.findings = findings;
  }

  void report(String name, Place place) {
    if (!name.equals(PROJECT) && told.add(name)) {
      findings.add(
          Defect.UNSET_VARIABLE,
          place,
          "${" + name + "} has no value: there is no .env that sets it",
          "docker-compose puts nothing in its place; write the value into the spec");
    }
  }
}
