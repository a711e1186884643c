package io.longshore.policy;

/**
 * TCP ports of a host.
 *
 * @param first 1 to 65535
 * @param last not below the first, at most 65535
 */
public record PortRange(int first, int last) implements Comparable<PortRange> {
  /** Every port. */
  public static final PortRange ALL = new PortRange(1, 65_535);

  public PortRange {
    if (first < 1 || last > 65_535 || first > last) {
      throw new IllegalArgumentException(
          "ports lie between 1 and 65535, the lower one first: " + first + "-" + last);
    }
  }

  /**
   * Reads {@code 7051} or {@code 7000-7999}.
   *
   * @throws IllegalArgumentException it is neither
   */
  public static PortRange of(String text) {
    int dash = text.indexOf('-');
    try {
      int first = Integer.parseInt(dash < 0 ? text.strip() : text.substring(0, dash).strip());
      return new PortRange(
          first, dash < 0 ? first : Integer.parseInt(text.substring(dash + 1).strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "neither a port nor a range like 7000-7999: " + Shown.of(text), e);
    }
  }

  /** Whether the port is one of them. */
  public boolean contains(int port) {
    return first <= port && port <= last;
  }

  @Override
  public int compareTo(PortRange other) {
    int byFirst = Integer.compare(first, other.first);
    return byFirst != 0 ? byFirst : Integer.compare(last, other.last);
  }

  @Override
  public String toString() {
    return first == last ? String.valueOf(first) : first + "-" + last;
  }
}
