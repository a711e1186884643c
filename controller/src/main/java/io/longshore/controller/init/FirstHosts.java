package io.longshore.controller.init;

import io.longshore.controller.spec.Host;
import io.longshore.controller.workload.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Hosts as they are given on a line: {@code a=10.0.0.1,b=10.0.0.2}. */
public final class FirstHosts {
  private FirstHosts() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException with a sentence about the first that is none
   */
  public static List<Host> parse(String line) {
    List<Host> hosts = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>();
    for (String one : line.split("[,\\s]+")) {
      if (one.isEmpty()) {
        continue;
      }
      int equals = one.indexOf('=');
      String name = equals < 0 ? "" : one.substring(0, equals);
      String address = one.substring(equals + 1);
      if (!Names.isHost(name)) {
        throw new IllegalArgumentException("\"" + one + "\" is not NAME=ADDRESS");
      }
      if (!Names.isHostAddress(address)) {
        throw new IllegalArgumentException(
            "\"" + address + "\" is no address of a host, such as 192.168.31.86");
      }
      if (!seen.add(name) || !seen.add(address)) {
        throw new IllegalArgumentException("\"" + one + "\" is there twice, by name or by address");
      }
      hosts.add(new Host(name, address));
    }
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("no host is named");
    }
    return hosts;
  }
}
