package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;

/** Keys of services that a spec has no place for. */
final class OtherKeyInspection implements Inspection {
  @Override
  public void inspect(Inspected network, Findings findings) {
    for (Node node : network.nodes()) {
      node.service().ifPresent(service -> others(service, findings));
    }
  }

  private static void others(Service service, Findings findings) {
    if (!service.others().isEmpty()) {
      findings.add(
          Defect.NOT_CARRIED_OVER,
          service.others().get(service.others().firstKey()),
          service.name() + " also has " + String.join(", ", service.others().keySet()),
          "left out: a spec has no such keys");
    }
  }
}
