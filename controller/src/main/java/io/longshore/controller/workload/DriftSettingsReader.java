package io.longshore.controller.workload;

import io.longshore.controller.spec.Nearest;
import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.model.DriftFields;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code heal} and {@code ignore}. */
final class DriftSettingsReader {
  static final String HEAL = "heal";
  static final String IGNORE = "ignore";
  static final String REPORT = "report";
  static final String STRICT = "strict";

  private static final List<String> HEALS = List.of(REPORT, STRICT);

  private DriftSettingsReader() {}

  static DriftSettings read(SpecReader section, SortedMap<String, SpecPath> places) {
    Optional<String> heal = section.text(HEAL);
    heal.ifPresent(word -> placed(section, word, places));
    SortedMap<String, String> ignore = new TreeMap<>();
    section
        .textMap(IGNORE, "<field>")
        .forEach((field, why) -> ignored(section, field, why, ignore, places));
    return new DriftSettings(heal.map(STRICT::equals), ignore);
  }

  private static void placed(SpecReader section, String word, SortedMap<String, SpecPath> places) {
    places.put(HEAL, section.path().then(HEAL));
    if (!HEALS.contains(word)) {
      section
          .problems()
          .add(
              section.path().then(HEAL),
              ContainerRules.HEAL,
              "\"" + word + "\" is no way to heal",
              Nearest.remedy(word, HEALS));
    }
  }

  private static void ignored(
      SpecReader section,
      String field,
      String why,
      SortedMap<String, String> ignore,
      SortedMap<String, SpecPath> places) {
    SpecPath path = section.path().then(IGNORE).then(field);
    if (!DriftFields.isPattern(field)) {
      section
          .problems()
          .add(
              path,
              ContainerRules.IGNORED,
              "\"" + field + "\" is no field that drift tells of",
              Nearest.to(field, DriftFields.all())
                  .map(near -> "did you mean \"" + near + "\"?")
                  .orElse("one of: " + String.join(", ", DriftFields.all())));
    } else if (why.isBlank()) {
      section
          .problems()
          .add(
              path,
              ContainerRules.IGNORED,
              "\"" + field + "\" is ignored without a reason",
              "say why");
    } else {
      ignore.put(field, why.strip());
      places.put(IGNORE + "." + field, path);
    }
  }
}
