package io.longshore.controller.whatif;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is left when hosts are lost.
 *
 * @param lost their names, in the layout's order; empty for the whole network
 * @param zookeepersLeft servers of the ensemble
 * @param quorum whether more than half of the ensemble is left
 * @param brokersLeft Kafka brokers
 * @param replicaSets what becomes of the sets a channel may lie on
 * @param newChannels whether a channel can be made: N brokers, a quorum and an orderer are left
 * @param orderersLeft orderers
 * @param channels every channel
 * @param ordering whether the ordering service takes messages, whatever the peers do
 * @param reasons why writes stop or may stop; empty when they continue
 */
public record HostLoss(
    List<String> lost,
    int zookeepersLeft,
    boolean quorum,
    int brokersLeft,
    ReplicaSets replicaSets,
    boolean newChannels,
    int orderersLeft,
    List<ChannelLoss> channels,
    Writes ordering,
    SortedSet<StopReason> reasons) {
  public HostLoss {
    lost = List.copyOf(lost);
    Objects.requireNonNull(replicaSets, "replicaSets");
    channels = List.copyOf(channels);
    Objects.requireNonNull(ordering, "ordering");
    reasons = Collections.unmodifiableSortedSet(new TreeSet<>(reasons));
  }

  /** Whether every chaincode can still be endorsed. */
  public boolean endorsable() {
    return channels.stream().allMatch(channel -> channel.unendorsed().isEmpty());
  }

  /** The worst that happens to a channel; without channels, to the ordering service. */
  public Writes writes() {
    return channels.stream().map(ChannelLoss::writes).reduce(ordering, Writes::worse);
  }
}
