package io.longshore.controller.report;

import io.longshore.controller.drift.Verdict;
import io.longshore.model.DriftClass;

/** How something is coloured; its word always stands beside the colour. */
final class Tone {
  private Tone() {}

  static String of(Verdict verdict) {
    return switch (verdict) {
      case IN_SYNC -> "ok";
      case DRIFTED -> "bad";
      case UNREACHABLE -> "away";
      case UNKNOWN -> "warn";
    };
  }

  static String of(DriftClass driftClass) {
    return switch (driftClass) {
      case CORRECTIVE, DIVERGED -> "bad";
      case INTENTIONAL, UNKNOWN -> "warn";
      case IGNORED, FOREIGN, DERIVED -> "plain";
    };
  }

  /** The verdict as a label for people. */
  static String label(Verdict verdict) {
    return switch (verdict) {
      case IN_SYNC -> "In sync";
      case DRIFTED -> "Drifted";
      case UNREACHABLE -> "Unreachable";
      case UNKNOWN -> "Unknown";
    };
  }

  /** The class as a label for people. */
  static String label(DriftClass driftClass) {
    String word = driftClass.name();
    return word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT);
  }
}
