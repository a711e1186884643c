package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names and addresses as all {@code extra_hosts} together have them. */
final class HostMap {
  private final SortedMap<String, Located> addresses = new TreeMap<>();

  private HostMap() {}

  /** Puts them together: where two files differ, most files win, and it is recorded. */
  static HostMap of(List<Service> services, Findings findings) {
    SortedMap<String, SortedMap<String, List<Place>>> votes = new TreeMap<>();
    for (Service service : services) {
      service
          .hosts()
          .forEach(
              (name, address) -> {
                if (Addresses.isHost(address.text())) {
                  votes
                      .computeIfAbsent(name, key -> new TreeMap<>())
                      .computeIfAbsent(address.text(), key -> new ArrayList<>())
                      .add(address.place());
                } else if (!address.text().isEmpty()) {
                  findings.add(
                      Defect.HOST_MAP,
                      address.place(),
                      name + " leads to \"" + address.text() + "\", which is no host's address",
                      "left out");
                }
              });
    }
    HostMap map = new HostMap();
    votes.forEach((name, voted) -> map.add(name, voted, findings));
    return map;
  }

  private void add(String name, SortedMap<String, List<Place>> voted, Findings findings) {
    Map.Entry<String, List<Place>> most = null;
    for (Map.Entry<String, List<Place>> one : voted.entrySet()) {
      most = most == null || one.getValue().size() > most.getValue().size() ? one : most;
    }
    if (most == null) {
      return;
    }
    addresses.put(name, new Located(most.getKey(), most.getValue().get(0)));
    for (Map.Entry<String, List<Place>> other : voted.entrySet()) {
      if (!other.getKey().equals(most.getKey())) {
        for (Place place : other.getValue()) {
          findings.add(
              Defect.HOST_MAP,
              place,
              name + " is " + other.getKey() + " here and " + most.getKey() + " elsewhere",
              most.getKey() + " was taken: one map is made for all from hosts { }");
        }
      }
    }
  }

  /** A name's address. */
  Optional<Located> address(String name) {
    return Optional.ofNullable(addresses.get(name));
  }

  /** Every name. */
  SortedMap<String, Located> all() {
    return addresses;
  }

  /** Every address. */
  SortedSet<String> hosts() {
    SortedSet<String> hosts = new TreeSet<>();
    addresses.values().forEach(address -> hosts.add(address.text()));
    return hosts;
  }
}
