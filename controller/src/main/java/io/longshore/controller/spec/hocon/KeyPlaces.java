package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.HashMap;
import java.util.Map;

/** In which column each key stands: the library knows lines only. */
final class KeyPlaces {
  private final Map<Key, Integer> columns = new HashMap<>();

  private record Key(String file, int line, SpecPath path) {}

  void note(Origin place, SpecPath path) {
    columns.putIfAbsent(new Key(place.file(), place.line(), path), place.column());
  }

  /** The place with its column, if the path's own key stands in that line. */
  Origin exact(Origin line, SpecPath path) {
    Integer column = columns.get(new Key(line.file(), line.line(), path));
    return column == null ? line : new Origin(line.file(), line.line(), column);
  }
}
