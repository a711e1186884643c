package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.PublishedPort;
import io.longshore.controller.importing.compose.Service;
import java.util.List;

/** Ports open to everybody, and ports behind which nobody listens. */
final class PortInspection implements Inspection {
  private static final int EVENT_HUB = 7053;

  @Override
  public void inspect(Inspected network, Findings findings) {
    for (Role role : List.of(Role.ZOOKEEPER, Role.KAFKA)) {
      network.services(role).forEach(service -> open(role, service, findings));
    }
    network
        .services(Role.PEER)
        .forEach(
            peer ->
                peer.ports().stream()
                    .filter(port -> port.container() == EVENT_HUB)
                    .forEach(
                        port ->
                            findings.add(
                                Defect.DEAD_SETTING,
                                port.place(),
                                peer.name() + " publishes 7053, where nobody listens since 1.3",
                                "left out")));
  }

  private static void open(Role role, Service service, Findings findings) {
    boolean encrypted = service.variable("KAFKA_LISTENERS").contains("SSL://");
    List<PublishedPort> open = service.ports().stream().filter(PublishedPort::isOpen).toList();
    if (open.isEmpty() || (role == Role.KAFKA && encrypted)) {
      return;
    }
    findings.add(
        Defect.OPEN_PORT,
        open.get(0).place(),
        service.name()
            + " is open to whoever reaches the host, in plain text: "
            + String.join(
                ", ", open.stream().map(port -> String.valueOf(port.container())).toList()),
        "published on the host's own address only; keep that network closed");
  }
}
