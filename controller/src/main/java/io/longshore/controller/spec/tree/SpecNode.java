package io.longshore.controller.spec.tree;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value of a spec with its place. */
public sealed interface SpecNode {
  /** Where it was written. */
  Origin origin();

  /** What it is, in a word for messages. */
  String kind();

  /** Lets a visitor answer for the case this is. */
  <R> R accept(Visitor<R> visitor);

  /** A text, quoted or not. */
  record Text(Origin origin, String value) implements SpecNode {
    public Text {
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String kind() {
      return "a text";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  /**
   * A number.
   *
   * @param written its digits as written
   */
  record Number(Origin origin, String written) implements SpecNode {
    public Number {
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(written, "written");
    }

    @Override
    public String kind() {
      return "a number";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.number(this);
    }
  }

  /** True or false. */
  record Flag(Origin origin, boolean value) implements SpecNode {
    public Flag {
      Objects.requireNonNull(origin, "origin");
    }

    @Override
    public String kind() {
      return "true or false";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.flag(this);
    }
  }

  /** A list; its order means something. */
  record Items(Origin origin, List<SpecNode> values) implements SpecNode {
    public Items {
      Objects.requireNonNull(origin, "origin");
      values = List.copyOf(values);
    }

    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.items(this);
    }
  }

  /** Values by key; the order they were written in means nothing, so they are sorted. */
  record Section(Origin origin, SortedMap<String, SpecNode> entries) implements SpecNode {
    public Section {
      Objects.requireNonNull(origin, "origin");
      entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** A section of these entries, whatever their order. */
    public static Section of(Origin origin, Map<String, SpecNode> entries) {
      return new Section(origin, new TreeMap<>(entries));
    }

    @Override
    public String kind() {
      return "a section";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.section(this);
    }
  }

  /** One method per case. */
  interface Visitor<R> {
    /** A text. */
    R text(Text text);

    /** A number. */
    R number(Number number);

    /** True or false. */
    R flag(Flag flag);

    /** A list. */
    R items(Items items);

    /** Values by key. */
    R section(Section section);
  }
}
