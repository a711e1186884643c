package io.longshore.controller.importing.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads YAML texts. No object is made from them: what a tag asks for is ignored. */
public final class YamlText {
  /** The longest text, in characters. */
  public static final int LONGEST = 1 << 20;

  /** The deepest nesting. */
  static final int DEEPEST = 48;

  private YamlText() {}

  /**
   * The documents of a text.
   *
   * @throws YamlException when it is not YAML, or too long, too deep, or grows too much by aliases
   */
  public static List<YamlValue> read(String text) throws YamlException {
    try {
      return read(text, line -> line);
    } catch (YamlException wrong) {
      if (!wrong.getMessage().contains("undefined alias")) {
        throw wrong;
      }
      ProfilesLast ordered = ProfilesLast.of(text);
      return read(ordered.text(), ordered::line);
    }
  }

  private static List<YamlValue> read(String text, IntUnaryOperator lines) throws YamlException {
    if (text.length() > LONGEST) {
      throw new YamlException(0, "is longer than " + LONGEST + " characters", null);
    }
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(true);
    options.setCodePointLimit(LONGEST);
    options.setNestingDepthLimit(DEEPEST);
    // Harmless: no object is made, so a tag asks in vain.
    options.setTagInspector(tag -> true);
    try {
      List<YamlValue> documents = new ArrayList<>();
      AliasExpansion expansion = new AliasExpansion(lines);
      for (Node node : new Yaml(options).composeAll(new StringReader(text))) {
        documents.add(expansion.value(node, 0));
      }
      return documents;
    } catch (MarkedYAMLException wrong) {
      int line = wrong.getProblemMark() == null ? 0 : wrong.getProblemMark().getLine() + 1;
      throw new YamlException(lines.applyAsInt(line), String.valueOf(wrong.getProblem()), wrong);
    } catch (YAMLException wrong) {
      throw new YamlException(0, firstLine(wrong), wrong);
    }
  }

  private static String firstLine(YAMLException wrong) {
    String message = String.valueOf(wrong.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
