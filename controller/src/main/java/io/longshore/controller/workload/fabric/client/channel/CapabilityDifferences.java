package io.longshore.controller.workload.fabric.client.channel;

import io.longshore.controller.spec.NaturalOrder;
import io.longshore.controller.workload.fabric.client.channel.ConfigDifference.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Config;

/** How the capabilities of a channel differ from what a spec wants: a pure function of the two. */
final class CapabilityDifferences {
  private CapabilityDifferences() {}

  /** Every difference, that of all nodes first. */
  static List<ConfigDifference> of(WantedConfiguration wanted, Config current) {
    List<ConfigDifference> found = new ArrayList<>();
    wanted
        .ordering()
        .ifPresent(
            ordering -> {
              compare("Channel", List.of(), ordering.channelCapabilities(), current, found);
              compare(
                  ConfigPaths.ORDERER,
                  List.of(ConfigPaths.ORDERER),
                  ordering.ordererCapabilities(),
                  current,
                  found);
            });
    wanted
        .application()
        .ifPresent(
            names ->
                compare(
                    ConfigPaths.APPLICATION,
                    List.of(ConfigPaths.APPLICATION),
                    names,
                    current,
                    found));
    return found;
  }

  private static void compare(
      String group,
      List<String> path,
      SortedSet<String> wants,
      Config current,
      List<ConfigDifference> found) {
    SortedSet<String> has = ConfigReading.capabilities(current, path);
    if (has.equals(wants)) {
      return;
    }
    String before = group + ": " + words(has);
    String after = group + ": " + words(wants);
    found.add(
        isLower(wants, has)
            ? ConfigDifference.decision(
                Topic.CAPABILITIES,
                before,
                after,
                "capabilities are never lowered: nodes would judge the blocks that were written"
                    + " under them otherwise; write "
                    + words(has)
                    + " in the spec")
            : ConfigDifference.change(
                Topic.CAPABILITIES,
                before,
                after,
                config -> ConfigEdits.withCapabilities(config, path, wants)));
  }

  /** The highest capability decides: Fabric's nodes act by it, whatever stands beside it. */
  private static boolean isLower(SortedSet<String> wants, SortedSet<String> has) {
    return !has.isEmpty()
        && (wants.isEmpty() || NaturalOrder.NAMES.compare(highest(wants), highest(has)) < 0);
  }

  private static String highest(SortedSet<String> names) {
    return names.stream().max(NaturalOrder.NAMES).orElseThrow();
  }

  private static String words(SortedSet<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
  }
}
