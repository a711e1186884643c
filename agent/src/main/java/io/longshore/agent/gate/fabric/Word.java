package io.longshore.agent.gate.fabric;

import io.longshore.model.Gate;

/** A setting that is one of two words. */
final class Word {
  private Word() {}

  /**
   * Whether a setting is the first of two words rather than the second.
   *
   * @throws IllegalArgumentException it is neither
   */
  static boolean isFirst(Gate gate, String key, String first, String second) {
    String word = gate.setting(key);
    if (!word.equals(first) && !word.equals(second)) {
      throw new IllegalArgumentException(
          "setting " + key + " of gate " + gate.type() + " is " + first + " or " + second);
    }
    return word.equals(first);
  }
}
