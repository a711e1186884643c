package io.longshore.controller.spec;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/** The word somebody probably meant. */
public final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /** The nearest of these words, if one is near: at most a third of its letters differ. */
  public static Optional<String> to(String word, Collection<String> words) {
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : new TreeSet<>(words)) {
      int far = distance(word, candidate);
      boolean near = far <= Math.max(1, Math.max(candidate.length(), word.length()) / 3);
      // Of two as near, the one as long: letters are more often swapped than left out.
      int rank = 2 * far + (candidate.length() == word.length() ? 0 : 1);
      if (near && rank < least) {
        best = candidate;
        least = rank;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A remedy that names the word meant, or all that are known. */
  public static String remedy(String word, Collection<String> words) {
    return to(word, words)
        .map(near -> "did you mean \"" + near + "\"?")
        .orElseGet(
            () ->
                words.isEmpty()
                    ? "remove it"
                    : "known here: " + String.join(", ", new TreeSet<>(words)));
  }

  /** Letters to put in, leave out, change or swap with their neighbour. */
  private static int distance(String one, String other) {
    if (one.length() > LONGEST || other.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[other.length()];
  }
}
