package io.longshore.controller.importing.script;

import io.longshore.controller.importing.Located;
import io.longshore.controller.importing.SourceFile;
import io.longshore.controller.importing.Variables;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plain values that a script gives its variables: nothing computed, nothing from outside. */
final class ShellAssignments {
  private static final Pattern DEFAULT =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]{0,99}):?[=-]\"?([^}\"$`]{0,500})\"?}");

  private ShellAssignments() {}

  static Variables of(SourceFile file) {
    SortedMap<String, Located> values = new TreeMap<>(Variables.read(file).values());
    values
        .values()
        .removeIf(value -> value.text().indexOf('$') >= 0 || value.text().indexOf('`') >= 0);
    values.keySet().removeIf(name -> name.isEmpty() || name.indexOf(' ') >= 0);
    Matcher found = DEFAULT.matcher(file.text());
    while (found.find()) {
      values.putIfAbsent(found.group(1), new Located(found.group(2), file.place()));
    }
    return new Variables(values);
  }
}
