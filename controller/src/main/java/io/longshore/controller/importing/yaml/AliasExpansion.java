package io.longshore.controller.importing.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Writes aliases and merges out, within a bound: nine lines of aliases can stand for billions. */
final class AliasExpansion {
  /** The most values of a text once its aliases are written out. */
  static final int MOST_VALUES = 100_000;

  private final IntUnaryOperator lines;
  private int values;

  /** Telling lines through this. */
  AliasExpansion(IntUnaryOperator lines) {
    this.lines = lines;
  }

  YamlValue value(Node node, int depth) throws YamlException {
    int line = line(node);
    values++;
    if (values > MOST_VALUES) {
      throw new YamlException(line, "aliases make more than " + MOST_VALUES + " values", null);
    }
    if (depth > YamlText.DEEPEST) {
      throw new YamlException(line, "an alias stands within what it stands for", null);
    }
    if (node instanceof ScalarNode scalar) {
      boolean quoted = scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN;
      boolean nothing = scalar.getTag().equals(Tag.NULL);
      return new YamlValue.Scalar(nothing ? "" : scalar.getValue(), quoted, line);
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlValue> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(value(item, depth + 1));
      }
      return new YamlValue.Sequence(items, line);
    }
    return node instanceof MappingNode mapping
        ? mapping(mapping, depth)
        : new YamlValue.Scalar("", false, line);
  }

  private YamlValue.Mapping mapping(MappingNode node, int depth) throws YamlException {
    List<YamlValue.Entry> written = new ArrayList<>();
    List<YamlValue> merged = new ArrayList<>();
    for (NodeTuple tuple : node.getValue()) {
      YamlValue value = value(tuple.getValueNode(), depth + 1);
      Node key = tuple.getKeyNode();
      if (key instanceof ScalarNode scalar) {
        if (scalar.getValue().equals("<<") && scalar.getTag().equals(Tag.MERGE)) {
          merged.addAll(value.items().isEmpty() ? List.of(value) : value.items());
        } else {
          written.add(new YamlValue.Entry(scalar.getValue(), line(key), value));
        }
      }
    }
    Set<String> known = new TreeSet<>();
    written.forEach(entry -> known.add(entry.key()));
    for (YamlValue source : merged) {
      List<YamlValue.Entry> more =
          source.entries().stream().filter(entry -> !known.contains(entry.key())).toList();
      values += more.size();
      if (values > MOST_VALUES) {
        throw new YamlException(line(node), "merges make too many values", null);
      }
      written.addAll(more);
      more.forEach(entry -> known.add(entry.key()));
    }
    return new YamlValue.Mapping(written, line(node));
  }

  private int line(Node node) {
    return node.getStartMark() == null ? 0 : lines.applyAsInt(node.getStartMark().getLine() + 1);
  }
}
