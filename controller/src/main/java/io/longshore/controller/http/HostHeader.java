package io.longshore.controller.http;

import java.util.Locale;

/**
 * By which names the edge may be called. A name that someone else's server made point here (DNS
 * rebinding) would let a page of theirs read ours in a visitor's browser; an address cannot.
 *
 * @param own the name it was told to listen on
 */
record HostHeader(String own) {
  boolean admits(String header) {
    if (header == null) {
      return false;
    }
    String name = header.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals(own.toLowerCase(Locale.ROOT))
        || name.matches("[0-9.]+")
        || name.matches("\\[[0-9a-f:.]+]");
  }
}
