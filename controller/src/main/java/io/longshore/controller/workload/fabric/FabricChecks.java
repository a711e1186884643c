package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;
import java.util.function.Predicate;
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
            SettingChecks.ALL,
            AddressChecks.ALL,
            MemoryChecks.ALL,
            LossChecks.ALL)
        .flatMap(List::stream)
        .toList();
  }

  private FabricChecks() {}

  static void check(FabricTopology topology, FleetSpec fleet, Problems problems) {
    List<String> before = problems.all().stream().map(Problem::path).toList();
    Predicate<SpecPath> unread =
        path -> {
          String written = path.toString();
          return before.stream().anyMatch(one -> within(written, one));
        };
    for (FabricCheck check : all()) {
      check.judge().judge(topology, new Findings(check.rule(), problems, fleet, unread));
    }
  }

  private static boolean within(String path, String other) {
    return other.equals(path) || other.startsWith(path + ".");
  }
}
