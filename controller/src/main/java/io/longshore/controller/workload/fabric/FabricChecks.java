package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Problems;
import java.util.List;
import java.util.stream.Stream;

/** Every rule for Fabric networks. */
final class FabricChecks {
  /** The rules, by what they are about. */
  static List<FabricCheck> all() {
    return Stream.of(
            NamingChecks.ALL,
            ZookeeperChecks.ALL,
            KafkaChecks.ALL,
            OrdererChecks.ALL,
            OrganizationChecks.ALL,
            ChannelChecks.ALL,
            SettingChecks.ALL)
        .flatMap(List::stream)
        .toList();
  }

  private FabricChecks() {}

  static void check(FabricTopology topology, Problems problems) {
    for (FabricCheck check : all()) {
      check.judge().judge(topology, new Findings(check.rule(), problems));
    }
  }
}
