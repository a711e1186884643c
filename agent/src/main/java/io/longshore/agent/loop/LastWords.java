package io.longshore.agent.loop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a container wrote before it ended.
 *
 * @param container the engine's id of it
 * @param ended when it ended
 * @param text its last lines in one; may be empty
 * @param cause what they and the engine's record say of why it ended; empty when nothing known
 */
record LastWords(String container, Instant ended, String text, Optional<EndCause> cause) {
  /** How many lines are asked for: a cause stands before the trace that a panic writes after it. */
  static final int LINES = 80;

  private static final int SHOWN = 10;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_TEXT = 1000;

  /** The last of the lines as one line that is safe to print and bounded in length. */
  static String clean(List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines.subList(Math.max(0, lines.size() - SHOWN), lines.size())) {
      String plain = plain(line);
      if (!plain.isEmpty()) {
        text.append(text.isEmpty() ? "" : " | ").append(shortened(plain, LONGEST_LINE));
      }
    }
    int length = text.length();
    return length <= LONGEST_TEXT ? text.toString() : "…" + text.substring(length - LONGEST_TEXT);
  }

  static String plain(String line) {
    return printable(line).strip();
  }

  /** Colours are escape sequences; what is left of them after the escape is noise. */
  static String printable(String line) {
    return line.replaceAll("\\u001b\\[[0-9;]*[A-Za-z]", "").replaceAll("\\p{Cntrl}", " ");
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
