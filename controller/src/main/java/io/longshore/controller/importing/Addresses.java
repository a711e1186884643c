package io.longshore.controller.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hosts and ports in texts. */
final class Addresses {
  private static final Pattern ADDRESS =
      Pattern.compile("(?<![0-9.])((?:[0-9]{1,3}\\.){3}[0-9]{1,3})(?![0-9.])");

  private Addresses() {}

  /** Whether a text is an address that a host can have. */
  static boolean isHost(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean digits =
          !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!digits || Integer.parseInt(part) > 255 || (part.length() > 1 && part.startsWith("0"))) {
        return false;
      }
    }
    int first = Integer.parseInt(parts[0]);
    return first != 0 && first != 127 && first < 224;
  }

  /** The first host's address in a text. */
  static Optional<String> in(String text) {
    Matcher found = ADDRESS.matcher(text);
    while (found.find()) {
      if (isHost(found.group(1))) {
        return Optional.of(found.group(1));
      }
    }
    return Optional.empty();
  }

  /** The names of a list such as {@code zk1:2181,zk2:2181/chroot}. */
  static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    for (String one : list.split("[,\\s]+")) {
      String host = hostOf(one);
      if (!host.isEmpty()) {
        names.add(host);
      }
    }
    return names;
  }

  /** The host of {@code [scheme://]host[:port][/path]}. */
  static String hostOf(String endpoint) {
    int scheme = endpoint.indexOf("://");
    String text = (scheme < 0 ? endpoint : endpoint.substring(scheme + 3)).strip();
    int end = text.length();
    for (char c : new char[] {':', '/'}) {
      int at = text.indexOf(c);
      end = at < 0 ? end : Math.min(end, at);
    }
    return text.substring(0, end);
  }

  /** The port of the same; 0 when there is none. */
  static int portOf(String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    String digits = colon < 0 ? "" : endpoint.substring(colon + 1);
    boolean whole =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = whole ? Integer.parseInt(digits) : 0;
    return port <= 65_535 ? port : 0;
  }
}
