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
        int result = compareNumbers(one.substring(i, endOne), other.substring(j, endOther));
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

  private static int compareNumbers(String one, String other) {
    String a = withoutZeros(one);
    String b = withoutZeros(other);
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }

  private static String withoutZeros(String digits) {
    int from = 0;
    while (from < digits.length() - 1 && digits.charAt(from) == '0') {
      from++;
    }
    return digits.substring(from);
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
