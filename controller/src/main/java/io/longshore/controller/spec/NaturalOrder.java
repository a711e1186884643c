package io.longshore.controller.spec;

import java.util.Comparator;

/** Names as people order them: {@code zk2} before {@code zk10}. */
public final class NaturalOrder {
  /** The order; names that differ only in leading zeros still differ. */
  public static final Comparator<String> NAMES = NaturalOrder::compare;

  private NaturalOrder() {}

  private static int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < other.length()) {
      int endOne = endOfDigits(one, i);
      int endOther = endOfDigits(other, j);
      if (endOne > i && endOther > j) {
        int result = compareNumbers(one, i, endOne, other, j, endOther);
        if (result != 0) {
          return result;
        }
        i = endOne;
        j = endOther;
      } else if (one.charAt(i) != other.charAt(j)) {
        return Character.compare(one.charAt(i), other.charAt(j));
      } else {
        i++;
        j++;
      }
    }
    int longer = Integer.compare(one.length() - i, other.length() - j);
    return longer != 0 ? longer : one.compareTo(other);
  }

  private static int compareNumbers(
      String one, int fromOne, int endOne, String other, int fromOther, int endOther) {
    int i = withoutZeros(one, fromOne, endOne);
    int j = withoutZeros(other, fromOther, endOther);
    int longer = Integer.compare(endOne - i, endOther - j);
    for (; longer == 0 && i < endOne; i++, j++) {
      longer = Character.compare(one.charAt(i), other.charAt(j));
    }
    return longer;
  }

  private static int withoutZeros(String text, int from, int end) {
    int first = from;
    while (first < end - 1 && text.charAt(first) == '0') {
      first++;
    }
    return first;
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
