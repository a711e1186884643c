package io.longshore.controller.workload.fabric.client.channel;

import io.longshore.controller.workload.fabric.material.OrderingSpec;
import io.longshore.controller.workload.fabric.material.OrganizationMsp;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What a spec wants a channel's configuration to say. What the spec does not speak of stays as the
 * channel has it.
 *
 * @param channel its name
 * @param consortium of the system channel, whose members are the organisations; empty for any other
 *     channel, whose members they are themselves
 * @param members by their groups' names
 * @param anchors by the member's name; a member without an entry is not looked at
 * @param ordering addresses, batch, and the capabilities asked of every node and of orderers; empty
 *     where they are not looked at
 * @param application the capabilities asked of peers; empty where they are not looked at
 */
public record WantedConfiguration(
    String channel,
    Optional<String> consortium,
    SortedMap<String, OrganizationMsp> members,
    SortedMap<String, SortedSet<AnchorPeer>> anchors,
    Optional<OrderingSpec> ordering,
    Optional<SortedSet<String>> application) {
  public WantedConfiguration {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(consortium, "consortium");
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    anchors = Collections.unmodifiableSortedMap(new TreeMap<>(anchors));
    Objects.requireNonNull(ordering, "ordering");
    Objects.requireNonNull(application, "application");
  }

  /** The same without a word about anchors. */
  public WantedConfiguration withoutAnchors() {
    return new WantedConfiguration(
        channel, consortium, members, new TreeMap<>(), ordering, application);
  }
}
