package io.longshore.controller.whatif;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many members of each kind stand somewhere: on a host, or on all that are left. Two hosts with
 * the same census are the same loss.
 *
 * @param zookeepers ZooKeeper servers
 * @param brokers Kafka brokers
 * @param orderers orderers
 * @param peers peers by MSP id; no zeros
 */
record Census(int zookeepers, int brokers, int orderers, SortedMap<String, Integer> peers)
    implements Comparable<Census> {
  static final Census EMPTY = new Census(0, 0, 0, Collections.emptySortedMap());

  Census {
    peers = Collections.unmodifiableSortedMap(new TreeMap<>(peers));
  }

  /** The census of one host. */
  static Census of(Layout layout, String host) {
    SortedMap<String, Integer> peers = new TreeMap<>();
    for (Layout.Peer peer : layout.peers()) {
      if (peer.host().equals(host)) {
        peers.merge(peer.mspId(), 1, Integer::sum);
      }
    }
    return new Census(
        Collections.frequency(layout.zookeepers(), host),
        Collections.frequency(layout.brokers(), host),
        Collections.frequency(layout.orderers(), host),
        peers);
  }

  /** The census of the whole layout. */
  static Census of(Layout layout) {
    SortedMap<String, Integer> peers = new TreeMap<>();
    layout.peers().forEach(peer -> peers.merge(peer.mspId(), 1, Integer::sum));
    return new Census(
        layout.zookeepers().size(), layout.brokers().size(), layout.orderers().size(), peers);
  }

  /** What is left when several hosts with the same census are lost. */
  Census without(Census host, int times) {
    SortedMap<String, Integer> left = new TreeMap<>(peers);
    host.peers.forEach((mspId, count) -> left.merge(mspId, -count * times, Integer::sum));
    left.values().removeIf(count -> count == 0);
    return new Census(
        zookeepers - host.zookeepers * times,
        brokers - host.brokers * times,
        orderers - host.orderers * times,
        left);
  }

  boolean isEmpty() {
    return equals(EMPTY);
  }

  @Override
  public int compareTo(Census other) {
    return toString().compareTo(other.toString());
  }
}
