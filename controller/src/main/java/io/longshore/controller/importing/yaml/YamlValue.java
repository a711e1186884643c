package io.longshore.controller.importing.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** A value with the line it begins on, from 1. */
public sealed interface YamlValue {
  /** The line. */
  int line();

  /** The entries, none when this is no mapping. */
  default List<Entry> entries() {
    return List.of();
  }

  /** The items, none when this is no sequence. */
  default List<YamlValue> items() {
    return List.of();
  }

  /** The text, when this is a scalar that is not empty. */
  default Optional<Scalar> scalar() {
    return Optional.empty();
  }

  /** The value of a key; of one written more than once the last, as docker-compose takes it. */
  default Optional<YamlValue> get(String key) {
    List<Entry> all = all(key);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1).value());
  }

  /** Every entry with the key, in order; what a merge brought in only where nothing was written. */
  default List<Entry> all(String key) {
    return entries().stream().filter(entry -> entry.key().equals(key)).toList();
  }

  /** The keys, each once, sorted. */
  default Collection<String> keys() {
    TreeSet<String> keys = new TreeSet<>();
    entries().forEach(entry -> keys.add(entry.key()));
    return keys;
  }

  /** The text of a key, empty when there is none. */
  default String text(String key) {
    return get(key).flatMap(YamlValue::scalar).map(Scalar::text).orElse("");
  }

  /** The texts of a key that may hold one text or a list of them. */
  default List<Scalar> texts(String key) {
    List<Scalar> texts = new ArrayList<>();
    get(key)
        .ifPresent(
            value -> {
              value.scalar().ifPresent(texts::add);
              value.items().forEach(item -> item.scalar().ifPresent(texts::add));
            });
    return texts;
  }

  /**
   * A key and its value.
   *
   * @param key as written, without its quotes
   * @param line of the key
   * @param value of the key
   */
  record Entry(String key, int line, YamlValue value) {
    public Entry {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * A text as written: a number keeps its form, {@code 22:22} is not taken for a time.
   *
   * @param text without quotes; empty for null
   * @param quoted whether it stood in quotes
   */
  record Scalar(String text, boolean quoted, int line) implements YamlValue {
    public Scalar {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public Optional<Scalar> scalar() {
      return text.isEmpty() ? Optional.empty() : Optional.of(this);
    }
  }

  /** A list. */
  record Sequence(List<YamlValue> items, int line) implements YamlValue {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Keys and values in the order written, a key as often as it is written. */
  record Mapping(List<Entry> entries, int line) implements YamlValue {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }
}
