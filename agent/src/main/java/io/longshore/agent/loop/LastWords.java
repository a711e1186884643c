package io.longshore.agent.loop;

import java.time.Instant;
import java.util.List;

/**
 * What a container wrote before it ended.
 *
 * @param container the engine's id of it
 * @param ended when it ended
 * @param text its last lines in one; may be empty
 */
record LastWords(String container, Instant ended, String text) {
  /** How many lines are asked for. */
  static final int LINES = 10;

  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_TEXT = 1000;

  /** The lines as one line that is safe to print and bounded in length. */
  static String clean(List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      // Colours are escape sequences; what is left of them after the escape is noise.
      String plain =
          line.replaceAll("\\u001b\\[[0-9;]*[A-Za-z]", "").replaceAll("\\p{Cntrl}", " ").strip();
      if (!plain.isEmpty()) {
        text.append(text.isEmpty() ? "" : " | ").append(shortened(plain, LONGEST_LINE));
      }
    }
    int length = text.length();
    return length <= LONGEST_TEXT ? text.toString() : "…" + text.substring(length - LONGEST_TEXT);
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
