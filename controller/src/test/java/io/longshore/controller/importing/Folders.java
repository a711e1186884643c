package io.longshore.controller.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Setups in memory. */
final class Folders {
  private Folders() {}

  /** What comes of files, given as name, text, name, text. */
  static Importer.Imported imported(String... namesAndTexts) {
    List<SourceFile> files = new ArrayList<>();
    for (int at = 0; at < namesAndTexts.length; at += 2) {
      files.add(new SourceFile(namesAndTexts[at], namesAndTexts[at + 1]));
    }
    return Importer.read(
        new SourceFolder("setup", files, List.of(), List.of()), Optional.empty(), new Findings());
  }

  /** The findings about one thing, as place and sentence. */
  static List<String> about(Defect defect, Importer.Imported imported) {
    return imported.findings().stream()
        .filter(finding -> finding.defect() == defect)
        .map(finding -> finding.place() + " " + finding.what())
        .toList();
  }
}
