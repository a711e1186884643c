package io.longshore.controller.prove;

import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * An orderer as one dials it.
 *
 * @param name its full name, as its certificate has it
 * @param address of its host
 * @param port published there
 * @param channel the system channel
 * @param mspId its organisation's
 */
record Orderer(String name, String address, int port, String channel, String mspId) {
  Orderer {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(mspId, "mspId");
  }

  /** The orderers of a network, by name: those that say how one knows that they serve. */
  static List<Orderer> of(Compiled network) {
    List<Orderer> orderers = new ArrayList<>();
    for (CompiledHost host : network.hosts().values()) {
      for (ContainerSpec spec : host.containers()) {
        Gate ready = spec.ready();
        if (ready.type().equals(GateNames.ORDERER_READY)) {
          GateTarget its = ready.targets().get(0);
          orderers.add(
              new Orderer(
                  its.name(),
                  its.address(),
                  its.port(),
                  ready.setting(GateNames.CHANNEL),
                  ready.setting(GateNames.MSP_ID)));
        }
      }
    }
    orderers.sort(Comparator.comparing(Orderer::name));
    return orderers;
  }

  /** Whether a person means it: by its full name, or the name's first part. */
  boolean isCalled(String called) {
    return name.equals(called) || name.startsWith(called + ".");
  }

  @Override
  public String toString() {
    return name + " (" + address + ":" + port + ")";
  }
}
