package io.longshore.controller.importing;

import io.longshore.controller.importing.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds keys written more than once, and what is lost by it. */
final class DuplicateKeys {
  private DuplicateKeys() {}

  /** Looks through a whole file. */
  static void find(YamlSource source, Findings findings) {
    look(source, source.root(), "", findings);
  }

  private static void look(YamlSource source, YamlValue value, String path, Findings findings) {
    for (String key : value.keys()) {
      List<YamlValue.Entry> all = value.all(key);
      String at = path.isEmpty() ? key : path + "." + key;
      if (all.size() > 1) {
        YamlValue.Entry last = all.get(all.size() - 1);
        for (YamlValue.Entry hidden : all.subList(0, all.size() - 1)) {
          findings.add(
              Defect.DUPLICATE_KEY,
              source.file().at(last.line()),
              at
                  + " is written again: docker-compose drops what line "
                  + hidden.line()
                  + " says"
                  + lost(hidden.value(), last.value()),
              "the import reads both");
        }
      }
    }
    for (YamlValue.Entry entry : value.entries()) {
      String at = path.isEmpty() ? entry.key() : path + "." + entry.key();
      look(source, entry.value(), at, findings);
    }
    for (YamlValue item : value.items()) {
      look(source, item, path + "[]", findings);
    }
  }

  private static String lost(YamlValue hidden, YamlValue last) {
    TreeSet<String> names = new TreeSet<>(names(hidden));
    names.removeAll(names(last));
    return names.isEmpty() ? "" : ": " + String.join(", ", names);
  }

  private static List<String> names(YamlValue value) {
    List<String> names = new ArrayList<>(value.keys());
    for (YamlValue item : value.items()) {
      item.scalar().ifPresent(scalar -> names.add(scalar.text()));
    }
    value.scalar().ifPresent(scalar -> names.add(scalar.text()));
    return names;
  }
}
