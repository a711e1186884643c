package io.longshore.controller.workload;

import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.SpecReader;
import java.util.SortedMap;

/** Environment variables as a spec writes them. */
public final class Environment {
  static final Rule NAME =
      new Rule(
              "variable-name",
              "an environment variable's name is letters, digits and _, no digit first",
              "POSIX, Environment Variables")
          .fixedBy("rename it");

  private Environment() {}

  /** The variables of the section {@code environment}; wrong ones are recorded. */
  public static SortedMap<String, String> read(SpecReader section) {
    SortedMap<String, String> variables = section.textMap("environment", "<variable>");
    for (String name : variables.keySet()) {
      if (!Names.isVariable(name)) {
        section
            .problems()
            .add(
                section.path().then("environment").then(name),
                NAME,
                "\"" + name + "\" is no name for a variable",
                "rename it");
      }
    }
    return variables;
  }
}
