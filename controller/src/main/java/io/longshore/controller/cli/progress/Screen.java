package io.longshore.controller.cli.progress;

import java.io.PrintStream;
import java.util.List;

/**
 * A block of lines at the foot of a terminal that is redrawn in place.
 *
 * <p>Only lines that differ are written again, so that a calm picture stays calm.
 */
public final class Screen {
  private static final String UP = "\033[%dA";
  private static final String CLEAR_LINE = "\r\033[2K";
  private static final String CLEAR_BELOW = "\033[J";

  private final PrintStream out;
  private List<String> shown = List.of();

  /** A screen on this terminal. */
  public Screen(PrintStream out) {
    this.out = out;
  }

  /** Shows these lines in place of the last ones. */
  public void show(List<String> lines) {
    StringBuilder text = new StringBuilder();
    if (!shown.isEmpty()) {
      text.append(String.format(UP, shown.size()));
    }
    for (int i = 0; i < lines.size(); i++) {
      boolean same = i < shown.size() && shown.get(i).equals(lines.get(i));
      if (!same) {
        text.append(CLEAR_LINE).append(lines.get(i));
      }
      text.append('\n');
    }
    if (lines.size() < shown.size()) {
      text.append(CLEAR_BELOW);
    }
    shown = List.copyOf(lines);
    out.print(text);
    out.flush();
  }
}
