package io.longshore.controller.importing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Names for hosts of which files know the addresses only: h86 for 192.168.31.86. */
final class HostNames {
  private final Map<String, String> names = new LinkedHashMap<>();

  /** Names these addresses, by as many of their last parts as tell them apart. */
  HostNames(Collection<String> addresses) {
    TreeSet<String> all = new TreeSet<>(addresses);
    for (String address : addresses) {
      int parts = 1;
      while (parts < 4 && isShared(last(address, parts), parts, all)) {
        parts++;
      }
      names.putIfAbsent(address, "h" + last(address, parts).replace('.', '-'));
    }
  }

  /** An address's name. */
  String of(String address) {
    return names.get(address);
  }

  /** Addresses by name. */
  Map<String, String> hosts() {
    Map<String, String> hosts = new LinkedHashMap<>();
    names.forEach((address, name) -> hosts.put(name, address));
    return hosts;
  }

  private static boolean isShared(String end, int parts, TreeSet<String> all) {
    return all.stream().filter(one -> last(one, parts).equals(end)).count() > 1;
  }

  private static String last(String address, int parts) {
    String[] all = address.split("\\.");
    StringBuilder end = new StringBuilder(all[3]);
    for (int at = 2; at > 3 - parts; at--) {
      end.insert(0, all[at] + ".");
    }
    return end.toString();
  }
}
