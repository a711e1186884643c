package io.longshore.controller.channels;

import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.chaincode.InstantiatedChaincode;
import io.longshore.controller.workload.fabric.client.channel.ConfigDifference;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was learnt of one channel.
 *
 * @param orderers each one's ledger of it; a known absence where it does not know the channel
 * @param peers each member's peer's, likewise
 * @param differences of its configuration from the spec
 * @param running by the name of each chaincode the spec wants; a known absence where none is
 */
record ChannelSeen(
    SortedMap<String, Finding<Optional<LedgerSeen>>> orderers,
    SortedMap<String, Finding<Optional<LedgerSeen>>> peers,
    Finding<List<ConfigDifference>> differences,
    SortedMap<String, Finding<Optional<InstantiatedChaincode>>> running) {
  ChannelSeen {
    orderers = Collections.unmodifiableSortedMap(new TreeMap<>(orderers));
    peers = Collections.unmodifiableSortedMap(new TreeMap<>(peers));
    running = Collections.unmodifiableSortedMap(new TreeMap<>(running));
  }

  /** The most blocks that any orderer has; 0 when none told. */
  long blocks() {
    return orderers.values().stream().mapToLong(ChannelSeen::blocks).max().orElse(0);
  }

  static long blocks(Finding<Optional<LedgerSeen>> ledger) {
    return ledger.<Long>either(known -> known.map(LedgerSeen::blocks).orElse(0L), why -> 0L);
  }
}
