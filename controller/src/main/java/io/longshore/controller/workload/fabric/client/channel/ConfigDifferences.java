package io.longshore.controller.workload.fabric.client.channel;

import io.longshore.controller.workload.fabric.client.channel.ConfigDifference.Topic;
import io.longshore.controller.workload.fabric.material.BatchLimits;
import io.longshore.controller.workload.fabric.material.OrdererGroups;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import io.longshore.controller.workload.fabric.material.OrganizationMsp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;

/**
 * How a channel's configuration differs from what a spec wants, and the configuration that is as
 * wanted: pure functions of the two.
 */
public final class ConfigDifferences {
  private final WantedConfiguration wanted;
  private final Config current;
  private final List<ConfigDifference> found = new ArrayList<>();

  private ConfigDifferences(WantedConfiguration wanted, Config current) {
    this.wanted = wanted;
    this.current = current;
  }

  /** Every difference, those of the ordering first. */
  public static List<ConfigDifference> of(WantedConfiguration wanted, Config current) {
    ConfigDifferences differences = new ConfigDifferences(wanted, current);
    wanted.ordering().ifPresent(differences::ordering);
    differences.found.addAll(CapabilityDifferences.of(wanted, current));
    differences.members();
    differences.anchors();
    return List.copyOf(differences.found);
  }

  /** The configuration with every difference made good that needs no person's decision. */
  public static Config applied(WantedConfiguration wanted, Config current) {
    Config config = current;
    for (ConfigDifference difference : of(wanted, current)) {
      config = difference.edit().orElse(UnaryOperator.identity()).apply(config);
    }
    return config;
  }

  private void ordering(OrderingSpec ordering) {
    List<String> has = ConfigReading.ordererAddresses(current);
    List<String> wants = ordering.ordererAddresses();
    if (!new TreeSet<>(has).equals(new TreeSet<>(wants))) {
      found.add(
          ConfigDifference.change(
              Topic.ORDERER_ADDRESSES,
              String.join(", ", has),
              String.join(", ", wants),
              config -> ConfigEdits.withOrdererAddresses(config, wants)));
    }
    batch(ordering.batch());
  }

  private void batch(BatchLimits batch) {
    BatchSize size = ConfigReading.batchSize(current);
    BatchTimeout timeout = ConfigReading.batchTimeout(current);
    BatchSize wantedSize = OrdererGroups.batchSize(batch);
    BatchTimeout wantedTimeout = OrdererGroups.batchTimeout(batch);
    if (!size.equals(wantedSize) || !timeout.equals(wantedTimeout)) {
      found.add(
          ConfigDifference.change(
              Topic.BATCH,
              ConfigReading.words(size, timeout),
              ConfigReading.words(wantedSize, wantedTimeout),
              config -> ConfigEdits.withBatch(config, batch)));
    }
  }

  private void members() {
    ConfigGroup group = group();
    for (Map.Entry<String, OrganizationMsp> member : wanted.members().entrySet()) {
      if (!group.containsGroups(member.getKey())) {
        found.add(
            ConfigDifference.change(
                Topic.MEMBER, "not " + member.getKey(), member.getKey(), adding(member)));
      } else {
        compare(member.getKey(), group.getGroupsOrThrow(member.getKey()), member.getValue());
      }
    }
    for (String name : new TreeSet<>(group.getGroupsMap().keySet())) {
      if (!wanted.members().containsKey(name)) {
        found.add(
            ConfigDifference.decision(
                Topic.MEMBER,
                name,
                "not " + name,
                "a member is never removed by itself: its peers would stop at the block that"
                    + " does it; name it in the spec, or remove it with Fabric's own commands"));
      }
    }
  }

  private void compare(String name, ConfigGroup has, OrganizationMsp msp) {
    ConfigGroup wants = OrdererGroups.organization(msp);
    if (!value(has).equals(value(wants))) {
      found.add(
          ConfigDifference.decision(
              Topic.AUTHORITY,
              name + " is known by other certificates than the controller's",
              "the controller's authority and administrator of " + name,
              "find out who made them: with another authority the controller's peers of this"
                  + " organisation are strangers to the channel"));
    }
    if (!has.getPoliciesMap().keySet().equals(wants.getPoliciesMap().keySet())
        || has.getPoliciesMap().entrySet().stream()
            .anyMatch(
                one ->
                    !one.getValue()
                        .getPolicy()
                        .equals(wants.getPoliciesOrThrow(one.getKey()).getPolicy()))) {
      found.add(
          ConfigDifference.decision(
              Topic.POLICY,
              name + " has policies of its own",
              "those that the controller gives an organisation",
              "nothing, if somebody meant it so: the controller leaves them alone"));
    }
  }

  private void anchors() {
    ConfigGroup group = group();
    if (wanted.consortium().isPresent()) {
      return;
    }
    wanted
        .anchors()
        .forEach(
            (name, anchors) -> {
              SortedSet<AnchorPeer> has =
                  group.containsGroups(name)
                      ? ChannelView.anchors(group.getGroupsOrThrow(name))
                      : new TreeSet<>();
              if (wanted.members().containsKey(name) && !has.equals(anchors)) {
                found.add(
                    ConfigDifference.change(
                        Topic.ANCHOR,
                        name + ": " + words(has),
                        name + ": " + words(anchors),
                        config -> ConfigEdits.withAnchors(config, name, anchors)));
              }
            });
  }

  private UnaryOperator<Config> adding(Map.Entry<String, OrganizationMsp> member) {
    return wanted
        .consortium()
        .<UnaryOperator<Config>>map(
            consortium ->
                config -> ConfigEdits.withConsortiumMember(config, consortium, member.getValue()))
        .orElseGet(() -> config -> ConfigEdits.withOrganization(config, member.getValue()));
  }

  /** The group whose subgroups are the members. */
  private ConfigGroup group() {
    return wanted
        .consortium()
        .map(name -> ConfigReading.group(current, List.of(ConfigPaths.CONSORTIUMS, name)))
        .orElseGet(() -> ConfigReading.group(current, List.of(ConfigPaths.APPLICATION)));
  }

  private static com.google.protobuf.ByteString value(ConfigGroup organization) {
    return organization
        .getValuesOrDefault(ConfigPaths.MSP, ConfigValue.getDefaultInstance())
        .getValue();
  }

  private static String words(SortedSet<AnchorPeer> anchors) {
    return anchors.isEmpty()
        ? "no anchor"
        : String.join(", ", anchors.stream().map(AnchorPeer::toString).toList());
  }
}
