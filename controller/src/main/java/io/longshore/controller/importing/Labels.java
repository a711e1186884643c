package io.longshore.controller.importing;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Names that a spec can have for what files call otherwise. */
final class Labels {
  private static final int LONGEST = 63;

  private final Set<String> taken = new TreeSet<>();
  private final Findings findings;

  Labels(Findings findings) {
    this.findings = findings;
  }

  /** The name as it is, or the nearest that is allowed and free; a change is recorded. */
  String label(String wanted, String name, Place place) {
    String label = of(wanted);
    String free = label;
    for (int at = 2; taken.contains(free); at++) {
      free = label.substring(0, Math.min(label.length(), LONGEST - 4)) + "-" + at;
    }
    taken.add(free);
    if (!free.equals(wanted)) {
      findings.add(
          Defect.RENAMED,
          place,
          name + " cannot keep its name in a spec",
          "it is called " + free + " there");
    }
    return free;
  }

  /** Small letters, digits and dashes. */
  static String of(String name) {
    StringBuilder label = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (kept) {
        label.append(c);
      } else if (label.length() > 0 && label.charAt(label.length() - 1) != '-') {
        label.append('-');
      }
    }
    while (label.length() > 0
        && (label.length() > LONGEST || label.charAt(label.length() - 1) == '-')) {
      label.setLength(label.length() - 1);
    }
    return label.length() == 0 ? "x" : label.toString();
  }
}
