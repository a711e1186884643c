package io.longshore.controller.spec.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.spec.tree.SpecTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns the library's resolved values into a {@link SpecTree}. */
final class TreeBuilder {
  private final List<String> files;
  private final KeyPlaces places;
  private final HoconProblems problems;
  private int nodes;

  TreeBuilder(List<String> files, KeyPlaces places, HoconProblems problems) {
    this.files = files;
    this.places = places;
    this.problems = problems;
  }

  Optional<SpecTree> build(ConfigObject root) {
    SpecNode.Section section = section(root, SpecPath.ROOT);
    if (nodes > SpecTree.MAX_NODES) {
      problems.add(
          new Origin(files.get(0), 0),
          HoconRules.COUNT,
          "with its substitutions the spec holds more than " + SpecTree.MAX_NODES + " values",
          "name fewer things");
    }
    return problems.isEmpty() ? Optional.of(new SpecTree(files, section)) : Optional.empty();
  }

  private SpecNode node(ConfigValue value, SpecPath path) {
    nodes++;
    Origin origin = places.exact(Origins.of(value.origin()), path);
    switch (value.valueType()) {
      case OBJECT:
        return section((ConfigObject) value, path);
      case LIST:
        return items((ConfigList) value, path);
      case NUMBER:
        return new SpecNode.Number(origin, value.render(ConfigRenderOptions.concise()));
      case BOOLEAN:
        return new SpecNode.Flag(origin, (Boolean) value.unwrapped());
      case STRING:
        return new SpecNode.Text(origin, (String) value.unwrapped());
      default:
        problems.add(
            origin, path, HoconRules.NULLS, "\"" + path + "\" is null", "write a value or no key");
        return new SpecNode.Text(origin, "");
    }
  }

  private SpecNode.Section section(ConfigObject object, SpecPath path) {
    Map<String, SpecNode> entries = new TreeMap<>();
    Origin origin = places.exact(Origins.of(object.origin()), path);
    if (bounded(path, origin)) {
      object.forEach((key, value) -> entries.put(key, node(value, path.then(key))));
    }
    return SpecNode.Section.of(origin, entries);
  }

  private SpecNode items(ConfigList list, SpecPath path) {
    List<SpecNode> values = new ArrayList<>();
    Origin origin = places.exact(Origins.of(list.origin()), path);
    if (bounded(path, origin)) {
      for (ConfigValue value : list) {
        values.add(node(value, path.then(Integer.toString(values.size()))));
      }
    }
    return new SpecNode.Items(origin, values);
  }

  private boolean bounded(SpecPath path, Origin origin) {
    if (path.parts().size() >= SpecTree.MAX_DEPTH) {
      problems.add(
          origin,
          HoconRules.DEPTH,
          "with its substitutions the spec is nested deeper than " + SpecTree.MAX_DEPTH,
          "nest less deeply");
      return false;
    }
    return nodes <= SpecTree.MAX_NODES;
  }
}
