package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;

/** Data that goes with its container. */
final class DataInspection implements Inspection {
  @Override
  public void inspect(Inspected network, Findings findings) {
    network
        .services(Role.KAFKA)
        .forEach(
            broker -> {
              String log = broker.variable("KAFKA_LOG_DIRS");
              String at = log.isEmpty() ? "/tmp/kafka-logs" : log.split(",")[0];
              if (!keeps(broker, at)) {
                findings.add(
                    Defect.KAFKA_VOLUME,
                    broker.place(),
                    "the log of " + broker.name() + " lies in its container, at " + at,
                    "Longshore gives it a named volume");
              }
            });
    network
        .services(Role.ZOOKEEPER)
        .forEach(
            server -> {
              if (!keeps(server, "/data") || !keeps(server, "/datalog")) {
                findings.add(
                    Defect.ZOOKEEPER_VOLUME,
                    server.place(),
                    "/data or /datalog of " + server.name() + " lies on a volume without a name",
                    "Longshore gives it named volumes");
              }
            });
  }

  private static boolean keeps(Service service, String path) {
    return service.mounts().stream()
        .anyMatch(mount -> mount.covers(path) && (mount.isNamedVolume() || mount.isFolder()));
  }
}
