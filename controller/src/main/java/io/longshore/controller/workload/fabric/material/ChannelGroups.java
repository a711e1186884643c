package io.longshore.controller.workload.fabric.material;

import static io.longshore.controller.workload.fabric.material.ChannelPolicies.ADMINS;
import static io.longshore.controller.workload.fabric.material.ChannelPolicies.ORDERER_ADMINS;
import static io.longshore.controller.workload.fabric.material.ChannelPolicies.READERS;
import static io.longshore.controller.workload.fabric.material.ChannelPolicies.WRITERS;

import com.google.protobuf.Message;
import java.util.Collection;
import java.util.List;
import org.hyperledger.fabric.protos.common.BlockDataHashingStructure;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.HashingAlgorithm;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy.Rule;
import org.hyperledger.fabric.protos.common.OrdererAddresses;

/**
 * The system channel's configuration, a tree of groups; the code has the tree's shape. Everything
 * is governed by the group's own Admins, except what says otherwise.
 */
public final class ChannelGroups {
  /** Width of a flat hash: all of a block's data at once. Unsigned, so the greatest number. */
  private static final int FLAT = -1;

  private ChannelGroups() {}

  static ConfigGroup channel(OrderingSpec spec, List<OrganizationMsp> organizations) {
    ConfigGroup.Builder group = metaGoverned();
    put(group, "HashingAlgorithm", HashingAlgorithm.newBuilder().setName("SHA256").build());
    put(
        group,
        "BlockDataHashingStructure",
        BlockDataHashingStructure.newBuilder().setWidth(FLAT).build());
    put(
        group,
        "OrdererAddresses",
        OrdererAddresses.newBuilder().addAllAddresses(spec.ordererAddresses()).build(),
        ORDERER_ADMINS);
    putCapabilities(group, spec.channelCapabilities());
    return group
        .putGroups(
            "Orderer",
            OrdererGroups.orderer(spec, withRole(organizations, Organization.Role.ORDERER)))
        .putGroups(
            "Consortiums",
            OrdererGroups.consortiums(spec, withRole(organizations, Organization.Role.PEER)))
        .build();
  }

  /** A group whose policies are made of its subgroups'. */
  public static ConfigGroup.Builder metaGoverned() {
    return ConfigGroup.newBuilder()
        .setModPolicy(ADMINS)
        .putPolicies(
            READERS, ChannelPolicies.governed(ChannelPolicies.meta(Rule.ANY, READERS), ADMINS))
        .putPolicies(
            WRITERS, ChannelPolicies.governed(ChannelPolicies.meta(Rule.ANY, WRITERS), ADMINS))
        .putPolicies(
            ADMINS, ChannelPolicies.governed(ChannelPolicies.meta(Rule.MAJORITY, ADMINS), ADMINS));
  }

  static void put(ConfigGroup.Builder group, String key, Message value) {
    put(group, key, value, ADMINS);
  }

  /** Puts a value that whoever satisfies the policy may change. */
  public static void put(ConfigGroup.Builder group, String key, Message value, String modPolicy) {
    group.putValues(
        key,
        ConfigValue.newBuilder()
            .setValue(Deterministic.bytes(value))
            .setModPolicy(modPolicy)
            .build());
  }

  /** Puts capabilities, if there are any. */
  public static void putCapabilities(ConfigGroup.Builder group, Collection<String> names) {
    if (names.isEmpty()) {
      return;
    }
    Capabilities.Builder capabilities = Capabilities.newBuilder();
    names.forEach(name -> capabilities.putCapabilities(name, Capability.getDefaultInstance()));
    put(group, "Capabilities", capabilities.build());
  }

  private static List<OrganizationMsp> withRole(
      List<OrganizationMsp> organizations, Organization.Role role) {
    return organizations.stream().filter(msp -> msp.organization().role() == role).toList();
  }
}
