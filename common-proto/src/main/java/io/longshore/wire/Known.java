package io.longshore.wire;

/** Words of a peer that may be newer. */
final class Known {
  private Known() {}

  /** The value of this name, or the one that stands for every word not known here. */
  static <E extends Enum<E>> E word(E[] values, String word, E otherwise) {
    for (E value : values) {
      if (value.name().equals(word)) {
        return value;
      }
    }
    return otherwise;
  }
}
