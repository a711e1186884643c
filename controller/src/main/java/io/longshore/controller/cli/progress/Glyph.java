package io.longshore.controller.cli.progress;

import io.longshore.model.Phase;

/** The sign and colour of a phase. The word always stands beside it. */
enum Glyph {
  DONE("✓", "32"),
  MOVING("◐", "33"),
  RESTING("·", "2"),
  WRONG("✗", "31"),
  UNKNOWN("?", "35");

  private final String sign;
  private final String colour;

  Glyph(String sign, String colour) {
    this.sign = sign;
    this.colour = colour;
  }

  static Glyph of(Phase phase) {
    return switch (phase) {
      case READY -> DONE;
      case STARTING -> MOVING;
      case PREPARING, WAITING -> RESTING;
      case CRASHED, BLOCKED -> WRONG;
      case UNKNOWN -> UNKNOWN;
    };
  }

  String text(boolean coloured) {
    return paint(sign, coloured);
  }

  String paint(String text, boolean coloured) {
    return coloured ? "\033[" + colour + "m" + text + "\033[0m" : text;
  }
}
