package io.longshore.controller.whatif;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says what the loss of hosts does to a network. */
public final class HostLossAnalysis {
  private final Layout layout;
  private final Census whole;
  private final Map<String, Census> hosts = new LinkedHashMap<>();

  /** Of this layout. */
  public HostLossAnalysis(Layout layout) {
    this.layout = layout;
    this.whole = Census.of(layout);
    layout.hosts().forEach(host -> hosts.put(host, Census.of(layout, host)));
  }

  /**
   * What is left without these hosts.
   *
   * @throws IllegalArgumentException when one is not a host of the layout
   */
  public HostLoss losing(Collection<String> lost) {
    Set<String> unknown = new TreeSet<>(lost);
    unknown.removeAll(hosts.keySet());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("no hosts of the layout: " + unknown);
    }
    Set<String> wanted = Set.copyOf(lost);
    List<String> inOrder = hosts.keySet().stream().filter(wanted::contains).toList();
    Census left = whole;
    for (String host : inOrder) {
      left = left.without(hosts.get(host), 1);
    }
    return judge(inOrder, left);
  }

  Layout layout() {
    return layout;
  }

  Census whole() {
    return whole;
  }

  Census census(String host) {
    return hosts.get(host);
  }

  /** What it means that only these are left. */
  HostLoss judge(List<String> lost, Census left) {
    boolean quorum = left.zookeepers() * 2 > whole.zookeepers();
    ReplicaSets sets = ReplicaSets.count(whole.brokers(), left.brokers(), layout, quorum);
    Set<StopReason> reasons = new TreeSet<>();
    Writes ordering = ordering(left, sets, reasons);
    List<ChannelLoss> channels = new ArrayList<>();
    for (Layout.Channel channel : layout.channels()) {
      ChannelLoss loss = channel(channel, left, ordering);
      channels.add(loss);
      if (!loss.unendorsed().isEmpty()) {
        reasons.add(StopReason.NO_ENDORSEMENT);
      }
    }
    boolean newChannels =
        quorum && left.brokers() >= layout.replicationFactor() && left.orderers() > 0;
    return new HostLoss(
        lost,
        left.zookeepers(),
        quorum,
        left.brokers(),
        sets,
        newChannels,
        left.orderers(),
        channels,
        ordering,
        new TreeSet<>(reasons));
  }

  private static Writes ordering(Census left, ReplicaSets sets, Set<StopReason> reasons) {
    if (left.orderers() == 0) {
      reasons.add(StopReason.NO_ORDERER);
    }
    if (sets.possible().signum() == 0) {
      reasons.add(StopReason.TOO_FEW_BROKERS);
    }
    if (sets.unwritable().signum() > 0) {
      reasons.add(StopReason.TOO_FEW_REPLICAS);
    }
    if (sets.waiting().signum() > 0) {
      reasons.add(StopReason.NO_QUORUM);
    }
    return left.orderers() == 0 ? Writes.STOP : sets.writes();
  }

  private static ChannelLoss channel(Layout.Channel channel, Census left, Writes ordering) {
    SortedMap<String, Integer> members = new TreeMap<>(left.peers());
    members.keySet().retainAll(channel.mspIds());
    List<String> unendorsed =
        channel.chaincodes().stream()
            .filter(chaincode -> !chaincode.policy().satisfiedBy(members))
            .map(Layout.Chaincode::name)
            .toList();
    return new ChannelLoss(
        channel.name(), unendorsed, unendorsed.isEmpty() ? ordering : Writes.STOP);
  }
}
