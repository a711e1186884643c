package io.longshore.agent.ports;

import java.util.List;
import java.util.Optional;

/** Reads the kernel's tables of TCP sockets, {@code /proc/net/tcp} and {@code tcp6} (proc(5)). */
final class SocketTable {
  /** TCP_LISTEN in the kernel's include/net/tcp_states.h. */
  private static final String LISTEN = "0A";

  private static final String EVERYWHERE_6 = "0".repeat(32);

  /** ::ffff:0:0/96 as the kernel prints it, four little-endian words. */
  private static final String MAPPED = "0000000000000000FFFF0000";

  private SocketTable() {}

  static List<Listening> listening(String table) {
    return table.lines().skip(1).map(SocketTable::line).flatMap(Optional::stream).toList();
  }

  private static Optional<Listening> line(String line) {
    String[] fields = line.strip().split("\\s+");
    if (fields.length < 10 || !fields[3].equals(LISTEN)) {
      return Optional.empty();
    }
    String[] local = fields[1].split(":");
    int port = Integer.parseInt(local[1], 16);
    long inode = Long.parseLong(fields[9]);
    return address(local[0]).map(address -> new Listening(address, port, inode));
  }

  /** Only what a published port can clash with: IPv4, and IPv6 where it means every address. */
  private static Optional<String> address(String hex) {
    if (hex.length() == 8) {
      return Optional.of(ipv4(hex));
    }
    if (hex.equals(EVERYWHERE_6)) {
      return Optional.of("0.0.0.0");
    }
    return hex.startsWith(MAPPED) ? Optional.of(ipv4(hex.substring(24))) : Optional.empty();
  }

  private static String ipv4(String littleEndian) {
    long word = Long.parseLong(littleEndian, 16);
    return (word & 255)
        + "."
        + (word >> 8 & 255)
        + "."
        + (word >> 16 & 255)
        + "."
        + (word >> 24 & 255);
  }
}
