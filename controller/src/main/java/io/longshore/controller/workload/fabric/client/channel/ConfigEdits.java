package io.longshore.controller.workload.fabric.client.channel;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.longshore.controller.workload.fabric.material.BatchLimits;
import io.longshore.controller.workload.fabric.material.ChannelGroups;
import io.longshore.controller.workload.fabric.material.OrdererGroups;
import io.longshore.controller.workload.fabric.material.OrganizationMsp;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.peer.AnchorPeers;

/**
 * Configurations with one thing changed. What is so already stays byte for byte, so that {@link
 * ConfigUpdates#between} finds nothing to do.
 */
public final class ConfigEdits {
  private static final String ADMINS = "Admins";

  private ConfigEdits() {}

  /**
   * With these anchors of an organisation, and no others.
   *
   * @throws IllegalArgumentException if the channel has no such organisation
   */
  public static Config withAnchors(
      Config config, String organization, SortedSet<AnchorPeer> anchors) {
    ConfigGroup application = config.getChannelGroup().getGroupsOrThrow(ConfigPaths.APPLICATION);
    if (!application.containsGroups(organization)) {
      throw new IllegalArgumentException(
          "no organisation "
              + organization
              + " in the channel, only "
              + new TreeSet<>(application.getGroupsMap().keySet()));
    }
    if (ChannelView.anchors(application.getGroupsOrThrow(organization)).equals(anchors)) {
      return config;
    }
    AnchorPeers.Builder value = AnchorPeers.newBuilder();
    anchors.forEach(
        anchor -> value.addAnchorPeersBuilder().setHost(anchor.host()).setPort(anchor.port()));
    return edit(
        config,
        List.of(ConfigPaths.APPLICATION, organization),
        group -> put(group, ConfigPaths.ANCHOR_PEERS, value.build()));
  }

  /** With these addresses of orderers, in this order. */
  public static Config withOrdererAddresses(Config config, List<String> addresses) {
    return edit(
        config,
        List.of(),
        group ->
            put(
                group,
                ConfigPaths.ORDERER_ADDRESSES,
                OrdererAddresses.newBuilder().addAllAddresses(addresses).build()));
  }

  /** With blocks cut by these limits. */
  public static Config withBatch(Config config, BatchLimits batch) {
    return edit(
        config,
        List.of(ConfigPaths.ORDERER),
        group -> {
          put(group, ConfigPaths.BATCH_SIZE, OrdererGroups.batchSize(batch));
          put(group, ConfigPaths.BATCH_TIMEOUT, OrdererGroups.batchTimeout(batch));
        });
  }

  /**
   * With these capabilities of a group.
   *
   * @param path names of the groups below the channel: none, {@code Orderer} or {@code Application}
   */
  public static Config withCapabilities(
      Config config, List<String> path, Collection<String> capabilities) {
    Capabilities.Builder value = Capabilities.newBuilder();
    capabilities.forEach(name -> value.putCapabilities(name, Capability.getDefaultInstance()));
    return edit(config, path, group -> put(group, ConfigPaths.CAPABILITIES, value.build()));
  }

  /** With another member of an application channel. */
  public static Config withOrganization(Config config, OrganizationMsp member) {
    return edit(
        config,
        List.of(ConfigPaths.APPLICATION),
        group -> {
          if (!group.containsGroups(member.organization().name())) {
            group.putGroups(member.organization().name(), OrdererGroups.organization(member));
          }
        });
  }

  /**
   * With another member of a consortium of the system channel.
   *
   * @throws IllegalArgumentException if it has no such consortium
   */
  public static Config withConsortiumMember(
      Config config, String consortium, OrganizationMsp member) {
    return edit(
        config,
        List.of(ConfigPaths.CONSORTIUMS, consortium),
        group -> {
          if (!group.containsGroups(member.organization().name())) {
            group.putGroups(member.organization().name(), OrdererGroups.organization(member));
          }
        });
  }

  /** Without a member of an application channel. */
  public static Config withoutOrganization(Config config, String organization) {
    return edit(
        config, List.of(ConfigPaths.APPLICATION), group -> group.removeGroups(organization));
  }

  private interface Edit {
    void make(ConfigGroup.Builder group);
  }

  private static Config edit(Config config, List<String> path, Edit edit) {
    UnaryOperator<ConfigGroup> change =
        group -> {
          ConfigGroup.Builder builder = group.toBuilder();
          edit.make(builder);
          return builder.build();
        };
    return config.toBuilder().setChannelGroup(at(config.getChannelGroup(), path, change)).build();
  }

  private static ConfigGroup at(
      ConfigGroup group, List<String> path, UnaryOperator<ConfigGroup> change) {
    if (path.isEmpty()) {
      return change.apply(group);
    }
    String name = path.get(0);
    ConfigGroup child = group.getGroupsOrThrow(name);
    return group.toBuilder()
        .putGroups(name, at(child, path.subList(1, path.size()), change))
        .build();
  }

  /**
   * Puts a value unless the group has it in this meaning; a value that is there keeps its policy.
   */
  private static void put(ConfigGroup.Builder group, String key, Message wanted) {
    ConfigValue before = group.getValuesOrDefault(key, null);
    if (before == null) {
      ChannelGroups.put(group, key, wanted, ADMINS);
      return;
    }
    if (!means(before, wanted)) {
      String modPolicy = before.getModPolicy();
      long version = before.getVersion();
      ChannelGroups.put(group, key, wanted, modPolicy);
      group.putValues(key, group.getValuesOrThrow(key).toBuilder().setVersion(version).build());
    }
  }

  private static boolean means(ConfigValue stored, Message wanted) {
    try {
      return wanted.getParserForType().parseFrom(stored.getValue()).equals(wanted);
    } catch (InvalidProtocolBufferException e) {
      // What cannot be read is not what is wanted.
      return false;
    }
  }
}
