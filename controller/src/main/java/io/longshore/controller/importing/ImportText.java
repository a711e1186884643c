package io.longshore.controller.importing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An import's findings as a person reads them: by what is broken, each with its places. */
public final class ImportText {
  private ImportText() {}

  /** Every finding, then how many there are of which number. */
  public static List<String> lines(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    Map<Defect, List<Finding>> byDefect =
        findings.stream()
            .collect(Collectors.groupingBy(Finding::defect, TreeMap::new, Collectors.toList()));
    byDefect.forEach((defect, found) -> group(defect, found, lines));
    List<String> numbers =
        byDefect.keySet().stream().map(Defect::number).filter(one -> !one.isEmpty()).toList();
    lines.add(
        findings.size()
            + (findings.size() == 1 ? " finding" : " findings")
            + (numbers.isEmpty()
                ? ""
                : ", known defects among them: " + String.join(" ", numbers)));
    return lines;
  }

  private static void group(Defect defect, List<Finding> found, List<String> lines) {
    String source = defect.rule().source();
    lines.add(
        (defect.number().isEmpty() ? "" : defect.number() + " ")
            + defect.rule().id()
            + ": "
            + defect.rule().sentence()
            + (source.isEmpty() ? "" : " (" + source + ")"));
    remedies(found)
        .forEach(
            same -> {
              same.forEach(finding -> lines.add("  " + place(finding) + finding.what()));
              String remedy = same.iterator().next().remedy();
              if (!remedy.isEmpty()) {
                lines.add("    now: " + remedy);
              }
            });
  }

  private static Collection<List<Finding>> remedies(List<Finding> found) {
    Map<String, List<Finding>> byRemedy = new LinkedHashMap<>();
    found.forEach(one -> byRemedy.computeIfAbsent(one.remedy(), key -> new ArrayList<>()).add(one));
    return byRemedy.values();
  }

  private static String place(Finding finding) {
    return finding.place().file().isEmpty() ? "" : finding.place() + "  ";
  }
}
