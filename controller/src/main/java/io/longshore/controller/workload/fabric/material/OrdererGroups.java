package io.longshore.controller.workload.fabric.material;

import static io.longshore.controller.workload.fabric.material.ChannelPolicies.ADMINS;
import static io.longshore.controller.workload.fabric.material.ChannelPolicies.BLOCK_VALIDATION;
import static io.longshore.controller.workload.fabric.material.ChannelPolicies.ORDERER_ADMINS;
import static io.longshore.controller.workload.fabric.material.ChannelPolicies.READERS;
import static io.longshore.controller.workload.fabric.material.ChannelPolicies.WRITERS;

import java.util.List;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy.Rule;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.hyperledger.fabric.protos.orderer.ChannelRestrictions;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.hyperledger.fabric.protos.orderer.KafkaBrokers;

/** The groups below the channel: who orders and how, and who may create channels. */
public final class OrdererGroups {
  private OrdererGroups() {}

  static ConfigGroup orderer(OrderingSpec spec, List<OrganizationMsp> organizations) {
    BatchLimits batch = spec.batch();
    ConfigGroup.Builder group = ChannelGroups.metaGoverned();
    group.putPolicies(
        BLOCK_VALIDATION,
        ChannelPolicies.governed(ChannelPolicies.meta(Rule.ANY, WRITERS), ADMINS));
    ChannelGroups.put(group, "BatchSize", batchSize(batch));
    ChannelGroups.put(group, "BatchTimeout", batchTimeout(batch));
    ChannelGroups.put(group, "ChannelRestrictions", ChannelRestrictions.getDefaultInstance());
    ChannelGroups.putCapabilities(group, spec.ordererCapabilities());
    putKafkaBrokers(group, spec);
    ChannelGroups.put(group, "ConsensusType", ConsensusType.newBuilder().setType("kafka").build());
    organizations.forEach(msp -> group.putGroups(msp.organization().name(), organization(msp)));
    return group.build();
  }

  /** The value of {@code BatchSize}. */
  public static BatchSize batchSize(BatchLimits batch) {
    return BatchSize.newBuilder()
        .setMaxMessageCount(batch.maxMessages())
        .setAbsoluteMaxBytes((int) batch.absoluteMaxBytes())
        .setPreferredMaxBytes((int) batch.preferredMaxBytes())
        .build();
  }

  /** The value of {@code BatchTimeout}. */
  public static BatchTimeout batchTimeout(BatchLimits batch) {
    return BatchTimeout.newBuilder().setTimeout(GoDuration.text(batch.timeout())).build();
  }

  // Deprecated because Fabric gave Kafka ordering up in 3.0; up to 2.5 nothing replaces it.
  @SuppressWarnings("deprecation")
  private static void putKafkaBrokers(ConfigGroup.Builder group, OrderingSpec spec) {
    ChannelGroups.put(
        group,
        "KafkaBrokers",
        KafkaBrokers.newBuilder().addAllBrokers(spec.kafkaBrokers()).build());
  }

  /** Governed by the ordering administrators, down to the organisations' own groups. */
  static ConfigGroup consortiums(OrderingSpec spec, List<OrganizationMsp> organizations) {
    ConfigGroup.Builder consortium = ConfigGroup.newBuilder().setModPolicy(ORDERER_ADMINS);
    ChannelGroups.put(
        consortium,
        "ChannelCreationPolicy",
        ChannelPolicies.meta(Rule.ANY, ADMINS),
        ORDERER_ADMINS);
    organizations.forEach(
        msp -> consortium.putGroups(msp.organization().name(), organization(msp)));
    return ConfigGroup.newBuilder()
        .setModPolicy(ORDERER_ADMINS)
        // Nobody asks this policy; it only keeps the consortium out of the channel's own majority.
        .putPolicies(ADMINS, ChannelPolicies.governed(ChannelPolicies.acceptAll(), ORDERER_ADMINS))
        .putGroups(spec.consortium(), consortium.build())
        .build();
  }

  /** An organisation's group: the same in a consortium, among orderers and in a channel. */
  public static ConfigGroup organization(OrganizationMsp msp) {
    boolean units = msp.organization().usesNodeUnits();
    ConfigGroup.Builder group = ConfigGroup.newBuilder().setModPolicy(ADMINS);
    ChannelGroups.put(group, "MSP", msp.configuration());
    policy(
        group,
        msp,
        READERS,
        units
            ? List.of(MSPRoleType.ADMIN, MSPRoleType.PEER, MSPRoleType.CLIENT)
            : List.of(MSPRoleType.MEMBER));
    policy(
        group,
        msp,
        WRITERS,
        units ? List.of(MSPRoleType.ADMIN, MSPRoleType.CLIENT) : List.of(MSPRoleType.MEMBER));
    policy(group, msp, ADMINS, List.of(MSPRoleType.ADMIN));
    return group.build();
  }

  private static void policy(
      ConfigGroup.Builder group, OrganizationMsp msp, String name, List<MSPRoleType> roles) {
    group.putPolicies(
        name,
        ChannelPolicies.governed(ChannelPolicies.anyOf(msp.organization().mspId(), roles), ADMINS));
  }
}
