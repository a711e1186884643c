package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;

/**
 * A {@code ${path}} of a spec.
 *
 * @param place where it stands
 * @param path what it names, as written
 * @param prefix where the file that holds it was included: HOCON looks there first
 */
record Substitution(Origin place, List<String> path, SpecPath prefix) {
  String written() {
    return "${" + new SpecPath(path) + "}";
  }
}
