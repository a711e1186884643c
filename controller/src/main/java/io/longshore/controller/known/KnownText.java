package io.longshore.controller.known;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that is known: who writes it, what it means, and what helps.
 *
 * @param origin whose text it is
 * @param meaning whether it needs anything done
 * @param pattern found in every text of the kind
 * @param cause what brings it about; no final stop
 * @param remedy what a person may do; no final stop
 */
public record KnownText(
    Origin origin, Meaning meaning, Pattern pattern, String cause, String remedy) {
  public KnownText {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(meaning, "meaning");
    Objects.requireNonNull(pattern, "pattern");
    if (cause.isBlank() || remedy.isBlank()) {
      throw new IllegalArgumentException("a known text says what it is: " + pattern);
    }
  }

  /** The part of the text that is known, if it holds one. */
  public Optional<String> foundIn(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** Whether it needs anything done. */
  public enum Meaning {
    HARMLESS("nothing is wrong"),
    PASSING("may pass by itself"),
    STANDING("stays until something is changed");

    private final String sentence;

    Meaning(String sentence) {
      this.sentence = sentence;
    }

    /** The same for people. */
    public String sentence() {
      return sentence;
    }
  }

  /** Whose text it is. */
  public enum Origin {
    FABRIC("Fabric"),
    KAFKA("Kafka"),
    ZOOKEEPER("ZooKeeper"),
    DOCKER("Docker");

    private final String word;

    Origin(String word) {
      this.word = word;
    }

    /** Its name for people. */
    public String word() {
      return word;
    }

    KnownText harmless(String pattern, String cause) {
      return text(Meaning.HARMLESS, pattern, cause, "nothing needs to be done");
    }

    KnownText passing(String pattern, String cause, String remedy) {
      return text(Meaning.PASSING, pattern, cause, remedy);
    }

    KnownText standing(String pattern, String cause, String remedy) {
      return text(Meaning.STANDING, pattern, cause, remedy);
    }

    private KnownText text(Meaning meaning, String pattern, String cause, String remedy) {
      int ways = Pattern.DOTALL | Pattern.CASE_INSENSITIVE;
      return new KnownText(this, meaning, Pattern.compile(pattern, ways), cause, remedy);
    }
  }
}
