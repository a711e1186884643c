package io.longshore.controller.importing.compose;

import io.longshore.controller.importing.Located;
import io.longshore.controller.importing.Place;
import io.longshore.controller.importing.YamlSource;
import io.longshore.controller.importing.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service as one file writes it; what it extends is another layer, beneath.
 *
 * @param source the file
 * @param key the service's key there
 * @param line of the key
 * @param value what is written
 */
record Layer(YamlSource source, String key, int line, YamlValue value) {
  Place place() {
    return source.file().at(line);
  }

  /** A text under a key. */
  Optional<Located> text(String name) {
    return value.get(name).flatMap(YamlValue::scalar).map(this::located);
  }

  Located located(YamlValue.Scalar scalar) {
    return new Located(scalar.text(), source.file().at(scalar.line()));
  }

  /**
   * Names and values of a key that holds a mapping or a list of texts; of a key written twice,
   * both.
   *
   * @param separator between name and value in a list's items
   */
  List<Pair> pairs(String name, String separator) {
    List<Pair> pairs = new ArrayList<>();
    for (YamlValue.Entry written : value.all(name)) {
      for (YamlValue.Entry entry : written.value().entries()) {
        Optional<YamlValue.Scalar> text = entry.value().scalar();
        pairs.add(
            new Pair(
                entry.key(),
                text.map(YamlValue.Scalar::text).orElse(""),
                text.isPresent() || isQuotedEmpty(entry.value()),
                text.map(YamlValue.Scalar::quoted).orElse(false),
                source.file().at(entry.line())));
      }
      for (YamlValue item : written.value().items()) {
        item.scalar().ifPresent(scalar -> pairs.add(pair(scalar, separator)));
        // `- NAME: value` is a list of mappings: not what the format asks for, yet plain enough.
        for (YamlValue.Entry entry : item.entries()) {
          String text = entry.value().scalar().map(YamlValue.Scalar::text).orElse("");
          pairs.add(new Pair(entry.key(), text, true, false, source.file().at(entry.line())));
        }
      }
    }
    return pairs;
  }

  private static boolean isQuotedEmpty(YamlValue value) {
    return value instanceof YamlValue.Scalar scalar && scalar.quoted();
  }

  private Pair pair(YamlValue.Scalar scalar, String separator) {
    String text = scalar.text();
    int at = text.indexOf(separator);
    return at < 0
        ? new Pair(text.strip(), "", false, scalar.quoted(), source.file().at(scalar.line()))
        : new Pair(
            text.substring(0, at).strip(),
            text.substring(at + separator.length()),
            true,
            scalar.quoted(),
            source.file().at(scalar.line()));
  }

  /**
   * A name with its value.
   *
   * @param hasValue whether there was one at all
   * @param quoted whether it stood in quotes
   */
  record Pair(String name, String value, boolean hasValue, boolean quoted, Place place) {}
}
