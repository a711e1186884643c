package io.longshore.agent;

import io.longshore.base.Failure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The options of a command, each {@code --name value} or {@code --name=value}.
 *
 * @param values by name, without the dashes
 */
record Arguments(SortedMap<String, String> values) {
  /**
   * Reads the words after a command.
   *
   * @throws io.longshore.base.FailureException of kind REJECTED: a word does not belong there
   */
  static Arguments parse(String command, List<String> words, Set<String> names) {
    SortedMap<String, String> values = new TreeMap<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      String name = word.substring(0, equals < 0 ? word.length() : equals);
      if (!name.startsWith("--") || !names.contains(name.substring(2))) {
        throw wrong(command, "it does not take " + name, names);
      }
      if (equals < 0 && i + 1 == words.size()) {
        throw wrong(command, name + " lacks its value", names);
      }
      String value = equals < 0 ? words.get(++i) : word.substring(equals + 1);
      if (value.isBlank()) {
        throw wrong(command, name + " lacks its value", names);
      }
      if (values.put(name.substring(2), value) != null) {
        throw wrong(command, name + " is given twice", names);
      }
    }
    return new Arguments(values);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private static RuntimeException wrong(String command, String what, Set<String> names) {
    String known = "--" + String.join(", --", names.stream().sorted().toList());
    return new Failure(
            Failure.Kind.REJECTED,
            "agent " + command,
            what,
            "it takes " + known + "; see agent --help")
        .toException();
  }
}
