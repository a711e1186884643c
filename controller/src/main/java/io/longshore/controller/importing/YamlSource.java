package io.longshore.controller.importing;

import io.longshore.controller.importing.yaml.YamlException;
import io.longshore.controller.importing.yaml.YamlText;
import io.longshore.controller.importing.yaml.YamlValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A YAML file and what it says.
 *
 * @param file the file
 * @param root its first document
 */
public record YamlSource(SourceFile file, YamlValue root) {
  public YamlSource {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(root, "root");
  }

  /** Reads a file; what is wrong with it is recorded. Tabs are taken for blanks, and recorded. */
  static Optional<YamlSource> read(SourceFile file, Findings findings) {
    try {
      return source(file, YamlText.read(file.text()));
    } catch (YamlException wrong) {
      if (file.text().indexOf('\t') < 0) {
        return unreadable(file, wrong, findings);
      }
      return withoutTabs(file, wrong, findings);
    }
  }

  /** A value's place in this file. */
  public Place at(YamlValue value) {
    return file.at(value.line());
  }

  private static Optional<YamlSource> withoutTabs(
      SourceFile file, YamlException first, Findings findings) {
    try {
      Optional<YamlSource> source = source(file, YamlText.read(file.text().replace("\t", "  ")));
      findings.add(
          Defect.UNREADABLE,
          file.at(first.line()),
          "there is a tab where YAML allows blanks only: docker-compose refuses the file",
          "read as if it were two blanks");
      return source;
    } catch (YamlException wrong) {
      return unreadable(file, first, findings);
    }
  }

  private static Optional<YamlSource> unreadable(
      SourceFile file, YamlException wrong, Findings findings) {
    findings.add(
        Defect.UNREADABLE,
        file.at(wrong.line()),
        "this is not YAML: " + wrong.getMessage(),
        "nothing was taken from the file; mend it and import again");
    return Optional.empty();
  }

  private static Optional<YamlSource> source(SourceFile file, List<YamlValue> documents) {
    return documents.stream().findFirst().map(root -> new YamlSource(file, root));
  }
}
