package io.longshore.controller.workload.fabric;

import io.longshore.controller.workload.fabric.client.channel.AnchorPeer;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A channel as the spec has it, with everyone in it.
 *
 * @param name its name
 * @param organizations its members, as their material is called
 * @param peers every peer of its members
 * @param anchors by organisation; one without an entry has none set
 * @param chaincodes what is to run on it
 * @param capabilities what its peers must know of
 */
public record WantedChannel(
    String name,
    SortedSet<String> organizations,
    List<DialledNode> peers,
    SortedMap<String, AnchorPeer> anchors,
    List<WantedChaincode> chaincodes,
    SortedSet<String> capabilities) {
  public WantedChannel {
    Objects.requireNonNull(name, "name");
    organizations = Collections.unmodifiableSortedSet(new TreeSet<>(organizations));
    peers = List.copyOf(peers);
    anchors = Collections.unmodifiableSortedMap(new TreeMap<>(anchors));
    chaincodes = List.copyOf(chaincodes);
    capabilities = Collections.unmodifiableSortedSet(new TreeSet<>(capabilities));
  }
}
