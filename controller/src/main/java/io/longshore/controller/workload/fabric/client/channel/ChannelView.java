package io.longshore.controller.workload.fabric.client.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Consortium;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.hyperledger.fabric.protos.peer.AnchorPeers;

/**
 * What a channel's configuration says, as far as a network's spec speaks of it.
 *
 * @param sequence how often it was changed
 * @param consortium whose organisations created it; empty in a system channel
 * @param members application organisations by their groups' names
 * @param orderers organisations that order, by their groups' names
 * @param ordererAddresses {@code host:port}, in order
 * @param consensus how it is ordered, e.g. {@code kafka}
 * @param batch how its blocks are cut
 * @param capabilities by group: {@code Channel}, {@code Orderer}, {@code Application}
 */
public record ChannelView(
    long sequence,
    String consortium,
    SortedMap<String, MemberView> members,
    SortedMap<String, MemberView> orderers,
    List<String> ordererAddresses,
    String consensus,
    BatchView batch,
    SortedMap<String, SortedSet<String>> capabilities) {
  public ChannelView {
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    orderers = Collections.unmodifiableSortedMap(new TreeMap<>(orderers));
    ordererAddresses = List.copyOf(ordererAddresses);
    capabilities = Collections.unmodifiableSortedMap(new TreeMap<>(capabilities));
  }

  /**
   * Reads a configuration.
   *
   * @throws InvalidProtocolBufferException if a value of it is damaged
   */
  public static ChannelView of(Config config) throws InvalidProtocolBufferException {
    ConfigGroup channel = config.getChannelGroup();
    ConfigGroup application = child(channel, ConfigPaths.APPLICATION);
    ConfigGroup orderer = child(channel, ConfigPaths.ORDERER);
    SortedMap<String, SortedSet<String>> capabilities = new TreeMap<>();
    capabilities.put("Channel", capabilities(channel));
    capabilities.put(ConfigPaths.ORDERER, capabilities(orderer));
    capabilities.put(ConfigPaths.APPLICATION, capabilities(application));
    BatchSize size = BatchSize.parseFrom(value(orderer, ConfigPaths.BATCH_SIZE));
    return new ChannelView(
        config.getSequence(),
        Consortium.parseFrom(value(channel, ConfigPaths.CONSORTIUM)).getName(),
        members(application),
        members(orderer),
        OrdererAddresses.parseFrom(value(channel, ConfigPaths.ORDERER_ADDRESSES))
            .getAddressesList(),
        ConsensusType.parseFrom(value(orderer, ConfigPaths.CONSENSUS_TYPE)).getType(),
        new BatchView(
            BatchTimeout.parseFrom(value(orderer, ConfigPaths.BATCH_TIMEOUT)).getTimeout(),
            Integer.toUnsignedLong(size.getMaxMessageCount()),
            Integer.toUnsignedLong(size.getAbsoluteMaxBytes()),
            Integer.toUnsignedLong(size.getPreferredMaxBytes())),
        capabilities);
  }

  /** The anchors that an organisation's group names; a damaged value names none. */
  static SortedSet<AnchorPeer> anchors(ConfigGroup organization) {
    try {
      return readAnchors(organization);
    } catch (InvalidProtocolBufferException e) {
      // Whoever compares them with the wanted ones will replace what cannot be read.
      return new TreeSet<>();
    }
  }

  private static SortedSet<AnchorPeer> readAnchors(ConfigGroup organization)
      throws InvalidProtocolBufferException {
    SortedSet<AnchorPeer> anchors = new TreeSet<>();
    AnchorPeers stored = AnchorPeers.parseFrom(value(organization, ConfigPaths.ANCHOR_PEERS));
    for (org.hyperledger.fabric.protos.peer.AnchorPeer anchor : stored.getAnchorPeersList()) {
      if (anchor.getPort() < 1 || anchor.getPort() > 65535) {
        throw new InvalidProtocolBufferException(
            "anchor " + anchor.getHost() + " has port " + anchor.getPort());
      }
      anchors.add(new AnchorPeer(anchor.getHost(), anchor.getPort()));
    }
    return anchors;
  }

  private static SortedMap<String, MemberView> members(ConfigGroup parent)
      throws InvalidProtocolBufferException {
    SortedMap<String, MemberView> members = new TreeMap<>();
    for (Map.Entry<String, ConfigGroup> entry : parent.getGroupsMap().entrySet()) {
      MSPConfig msp = MSPConfig.parseFrom(value(entry.getValue(), ConfigPaths.MSP));
      members.put(
          entry.getKey(),
          new MemberView(
              FabricMSPConfig.parseFrom(msp.getConfig()).getName(), readAnchors(entry.getValue())));
    }
    return members;
  }

  private static SortedSet<String> capabilities(ConfigGroup group)
      throws InvalidProtocolBufferException {
    return new TreeSet<>(
        Capabilities.parseFrom(value(group, ConfigPaths.CAPABILITIES))
            .getCapabilitiesMap()
            .keySet());
  }

  private static ConfigGroup child(ConfigGroup parent, String name) {
    return parent.getGroupsOrDefault(name, ConfigGroup.getDefaultInstance());
  }

  private static ByteString value(ConfigGroup group, String name) {
    return group.getValuesOrDefault(name, ConfigValue.getDefaultInstance()).getValue();
  }
}
