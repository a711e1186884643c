package io.longshore.controller.importing.compose;

import io.longshore.controller.importing.Defect;
import io.longshore.controller.importing.EnvironmentText;
import io.longshore.controller.importing.Findings;
import io.longshore.controller.importing.Located;
import io.longshore.controller.importing.SourceFile;
import io.longshore.controller.importing.Variables;
import io.longshore.controller.importing.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers a service's variables from its layers, the lowest first. */
final class EnvironmentReader {
  private final Map<String, SourceFile> texts;
  private final UnsetVariables unset;
  private final Findings findings;
  private final SortedMap<String, Located> values = new TreeMap<>();
  private final SortedMap<String, String> raw = new TreeMap<>();
  private final Set<String> hidden = new TreeSet<>();

  EnvironmentReader(Map<String, SourceFile> texts, UnsetVariables unset, Findings findings) {
    this.texts = texts;
    this.unset = unset;
    this.findings = findings;
  }

  void add(Layer layer, Variables known) {
    for (YamlValue.Scalar file : layer.value().texts("env_file")) {
      addFile(layer, layer.located(file));
    }
    for (Layer.Pair pair : layer.pairs("environment", "=")) {
      if (pair.hasValue()) {
        put(pair, known);
      } else {
        findings.add(
            Defect.UNSET_VARIABLE,
            pair.place(),
            pair.name() + " has no value: it comes from the shell that runs docker-compose",
            "left out of the spec");
      }
    }
    List<YamlValue.Entry> written = layer.value().all("environment");
    if (written.size() > 1) {
      Set<String> last = names(written.get(written.size() - 1).value());
      written.subList(0, written.size() - 1).forEach(entry -> hidden.addAll(names(entry.value())));
      hidden.removeAll(last);
    }
  }

  SortedMap<String, Located> values() {
    return values;
  }

  SortedMap<String, String> raw() {
    return raw;
  }

  List<String> hidden() {
    return new ArrayList<>(hidden);
  }

  private void put(Layer.Pair pair, Variables known) {
    String text = pair.value();
    String bare = EnvironmentText.withoutComment(text);
    if (!bare.equals(text) && !text.strip().startsWith("#")) {
      findings.add(
          Defect.LOOSE_COMMENT,
          pair.place(),
          "the comment stands within the quotes: " + pair.name() + " is \"" + text + "\"",
          "read without it");
      text = bare;
    }
    raw.put(pair.name(), text);
    Variables.Filled filled = known.fill(text);
    filled.unset().forEach(name -> unset.report(name, pair.place()));
    values.put(pair.name(), new Located(filled.text(), pair.place()));
  }

  private void addFile(Layer layer, Located written) {
    String name = Extending.resolve(layer.source().file().name(), written.text());
    SourceFile file = texts.get(name);
    if (file == null) {
      findings.add(
          Defect.MISSING_FILE,
          written.place(),
          "env_file " + written.text() + " is not there",
          "the variables it would set are missing from the spec");
      return;
    }
    Variables.read(file)
        .values()
        .forEach(
            (variable, value) -> {
              raw.put(variable, value.text());
              values.put(variable, value);
            });
  }

  private static Set<String> names(YamlValue value) {
    Set<String> names = new TreeSet<>(value.keys());
    for (YamlValue item : value.items()) {
      item.scalar()
          .ifPresent(
              scalar -> {
                int end = scalar.text().indexOf('=');
                names.add(end < 0 ? scalar.text() : scalar.text().substring(0, end));
              });
    }
    return names;
  }
}
