package io.longshore.controller.workload;

/** Which texts may be names and addresses. */
public final class Names {
  private Names() {}

  /** A name that other names are made from. */
  public static boolean isNetwork(String name) {
    return isLabel(name, 32) && Character.isLetter(name.charAt(0)) && isLowerCase(name);
  }

  /** A host's name: labels joined by dots. */
  public static boolean isHost(String name) {
    return isDomain(name) && name.length() <= 63;
  }

  /** A DNS name: labels of at most 63 characters joined by dots, at most 253 in all. */
  public static boolean isDomain(String name) {
    if (name.isEmpty() || name.length() > 253) {
      return false;
    }
    for (String label : name.split("\\.", -1)) {
      if (!isLabel(label, 63)) {
        return false;
      }
    }
    return true;
  }

  /** One label of a DNS name, of small letters. */
  public static boolean isNodeLabel(String name) {
    return isLabel(name, 63) && isLowerCase(name);
  }

  /** A name for an environment variable. */
  public static boolean isVariable(String name) {
    if (name.isEmpty() || name.length() > 255) {
      return false;
    }
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      boolean letter = c == '_' || (c < 128 && Character.isLetter(c));
      if (!letter && (at == 0 || c >= 128 || !Character.isDigit(c))) {
        return false;
      }
    }
    return true;
  }

  /** An IPv4 address that can be one host's: not 0.x, not loopback, not multicast or above. */
  public static boolean isHostAddress(String address) {
    String[] parts = address.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean digits =
          !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(Names::isDigit);
      boolean leadingZero = part.length() > 1 && part.startsWith("0");
      if (!digits || leadingZero || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    int first = Integer.parseInt(parts[0]);
    return first != 0 && first != 127 && first < 224;
  }

  private static boolean isLabel(String label, int most) {
    if (label.isEmpty() || label.length() > most) {
      return false;
    }
    for (int at = 0; at < label.length(); at++) {
      char c = label.charAt(at);
      boolean edge = at == 0 || at == label.length() - 1;
      if (c >= 128 || (!Character.isLetterOrDigit(c) && (edge || c != '-'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLowerCase(String name) {
    return name.chars().noneMatch(Character::isUpperCase);
  }
}
