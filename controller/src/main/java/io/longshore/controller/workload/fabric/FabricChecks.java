package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every rule for Fabric networks. */
final class FabricChecks {
  /** What plans ask of the hosts of peers: a spec alone cannot tell. */
  static final Rule ENGINE =
      new Rule(
              "engine-chaincode",
              "the Docker Engine of a peer's host is older than 29",
              "Fabric up to 2.5.13 builds chaincode through an API that Engine 29 no longer serves:"
                  + " the client library it carries asks for version 1.25")
          .fixedBy("install Docker Engine 28 on the host");

  /** The rules, by what they are about. */
  static List<FabricCheck> all() {
    return Stream.of(
            NamingChecks.ALL,
            ZookeeperChecks.ALL,
            KafkaChecks.ALL,
            OrdererChecks.ALL,
            OrganizationChecks.ALL,
            ChannelChecks.ALL,
            CapabilityChecks.ALL,
            SettingChecks.ALL,
            AddressChecks.ALL,
            MemoryChecks.ALL,
            CouchdbChecks.ALL,
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
