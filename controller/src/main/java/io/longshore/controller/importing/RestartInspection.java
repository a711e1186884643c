package io.longshore.controller.importing;

/** Containers that nobody starts again. */
final class RestartInspection implements Inspection {
  @Override
  public void inspect(Inspected network, Findings findings) {
    for (Node node : network.nodes()) {
      boolean watched = node.role() != Role.TOOLS;
      node.service()
          .filter(service -> watched && service.restart().isEmpty())
          .ifPresent(
              service ->
                  findings.add(
                      Defect.NO_RESTART,
                      service.place(),
                      service.name()
                          + " has no restart policy: after a crash or a reboot it is gone",
                      "the host's agent heals every container"));
    }
  }
}
