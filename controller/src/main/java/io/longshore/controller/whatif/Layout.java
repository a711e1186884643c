package io.longshore.controller.whatif;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the members of a network stand: all that the loss of hosts depends on.
 *
 * @param hosts every host, in the order in which they are shown
 * @param zookeepers the host of each ZooKeeper server
 * @param brokers the host of each Kafka broker
 * @param replicationFactor N: the brokers that hold a channel's messages
 * @param minInsync M: the replicas that must have a message before it counts as written
 * @param orderers the host of each orderer
 * @param peers every peer
 * @param channels every channel
 */
public record Layout(
    List<String> hosts,
    List<String> zookeepers,
    List<String> brokers,
    int replicationFactor,
    int minInsync,
    List<String> orderers,
    List<Peer> peers,
    List<Channel> channels) {

  /**
   * A peer.
   *
   * @param host it runs on
   * @param mspId of its organisation
   */
  public record Peer(String host, String mspId) {
    public Peer {
      Objects.requireNonNull(host, "host");
      Objects.requireNonNull(mspId, "mspId");
    }
  }

  /**
   * A channel.
   *
   * @param name its name
   * @param mspIds of its member organisations
   * @param chaincodes what runs on it
   */
  public record Channel(String name, Set<String> mspIds, List<Chaincode> chaincodes) {
    public Channel {
      Objects.requireNonNull(name, "name");
      mspIds = Set.copyOf(mspIds);
      chaincodes = List.copyOf(chaincodes);
    }
  }

  /**
   * A chaincode of a channel.
   *
   * @param name its name
   * @param policy who must endorse
   */
  public record Chaincode(String name, EndorsementPolicy policy) {
    public Chaincode {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(policy, "policy");
    }
  }

  public Layout {
    hosts = List.copyOf(hosts);
    zookeepers = List.copyOf(zookeepers);
    brokers = List.copyOf(brokers);
    orderers = List.copyOf(orderers);
    peers = List.copyOf(peers);
    channels = List.copyOf(channels);
    if (minInsync < 1 || replicationFactor < 1) {
      throw new IllegalArgumentException("M and N are at least 1");
    }
    Set<String> known = new TreeSet<>(hosts);
    Set<String> named = new TreeSet<>(zookeepers);
    named.addAll(brokers);
    named.addAll(orderers);
    peers.forEach(peer -> named.add(peer.host()));
    named.removeAll(known);
    if (!named.isEmpty()) {
      throw new IllegalArgumentException("members stand on unknown hosts " + named);
    }
  }
}
