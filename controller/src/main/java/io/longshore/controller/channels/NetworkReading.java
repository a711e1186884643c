package io.longshore.controller.channels;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.tree.SpecTree;
import io.longshore.controller.spec.tree.SpecWire;
import io.longshore.controller.workload.Fleet;
import io.longshore.controller.workload.FleetSpecParser;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.WantedTopics;
import io.longshore.proto.v1.Spec;
import java.util.Optional;

/** Reads the Fabric network of a spec as it comes over the wire. */
final class NetworkReading {
  private NetworkReading() {}

  static Checked<FabricNetwork> read(Spec spec) {
    SpecTree tree = SpecWire.fromProto(spec);
    Checked<Fleet> fleet = FleetSpecParser.parse(tree);
    return fleet.isSound()
        ? FabricNetwork.of(tree, fleet.get())
        : Checked.refused(fleet.problems());
  }

  /** What the spec says of topics. */
  static Optional<WantedTopics> topics(Spec spec) {
    Checked<Fleet> fleet = FleetSpecParser.parse(SpecWire.fromProto(spec));
    return fleet.isSound() ? WantedTopics.of(fleet.get()) : Optional.empty();
  }

  /** The network, if the spec has one and it has channels. */
  static Optional<FabricNetwork> withChannels(Spec spec) {
    Checked<FabricNetwork> network = read(spec);
    return network.isSound()
        ? Optional.of(network.get()).filter(one -> !one.channels().isEmpty())
        : Optional.empty();
  }
}
