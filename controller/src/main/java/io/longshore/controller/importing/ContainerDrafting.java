package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.MountedPath;
import io.longshore.controller.importing.compose.PublishedPort;
import io.longshore.controller.importing.compose.Service;
import io.longshore.controller.workload.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes plain containers of services that are no part of the Fabric network. */
final class ContainerDrafting {
  private final HostNames hosts;
  private final Findings findings;

  ContainerDrafting(HostNames hosts, Findings findings) {
    this.hosts = hosts;
    this.findings = findings;
  }

  List<NetworkDraft.ContainerDraft> drafts(List<Node> nodes) {
    Labels labels = new Labels(findings);
    List<NetworkDraft.ContainerDraft> drafts = new ArrayList<>();
    List<String> names =
        nodes.stream()
            .map(node -> node.name() + " " + node.address())
            .distinct()
            .map(one -> one.substring(0, one.indexOf(' ')))
            .toList();
    TreeSet<String> seen = new TreeSet<>();
    for (Node node : nodes) {
      Service service = node.service().orElseThrow();
      if (service.image().map(Located::text).orElse("").isEmpty()) {
        findings.add(
            Defect.NOT_CARRIED_OVER,
            node.place(),
            node.name() + " has no image: it is built where docker-compose runs",
            "left out: build it, give it a name, and add it to containers { }");
        continue;
      }
      if (!seen.add(node.name() + " " + node.address())) {
        findings.add(
            Defect.CONTRADICTION,
            node.place(),
            node.name() + " is defined for the same host elsewhere",
            "the other was taken");
        continue;
      }
      boolean shared = Collections.frequency(names, node.name()) > 1;
      String host = hosts.of(node.address());
      String wanted = shared ? node.name() + "-" + host : node.name();
      drafts.add(draft(labels.label(wanted, node.name(), node.place()), host, service));
    }
    return drafts;
  }

  private NetworkDraft.ContainerDraft draft(String label, String host, Service service) {
    SortedMap<String, String> values = new TreeMap<>(SizesAndTimes.of(service, findings));
    values.put("host", host);
    values.put("image", service.image().map(Located::text).orElseThrow());
    Located user = service.settings().get("user");
    if (user != null) {
      values.put("user", user.text());
    }
    return new NetworkDraft.ContainerDraft(
        label,
        values,
        service.command(),
        ports(service),
        volumes(service),
        hosts(service),
        KeptVariables.of(Role.CONTAINER, service),
        service.place());
  }

  private static SortedMap<String, String> hosts(Service service) {
    SortedMap<String, String> entries = new TreeMap<>();
    service
        .hosts()
        .forEach(
            (name, address) -> {
              if (Addresses.isHost(address.text()) && Names.isDomain(name)) {
                entries.put(name, address.text());
              }
            });
    entries.remove(service.name());
    return entries;
  }

  private List<String> ports(Service service) {
    List<String> ports = new ArrayList<>();
    for (PublishedPort port : service.ports()) {
      if (port.host() == 0) {
        findings.add(
            Defect.NOT_CARRIED_OVER,
            port.place(),
            "port " + port.container() + " is published under whatever number is free",
            "left out: write \"HOST:" + port.container() + "\"");
      } else {
        String text = port.host() + ":" + port.container();
        String written = port.host() == port.container() ? String.valueOf(port.host()) : text;
        if (!ports.contains(written)) {
          ports.add(written);
        }
      }
    }
    return ports;
  }

  private SortedMap<String, String> volumes(Service service) {
    SortedMap<String, String> volumes = new TreeMap<>();
    for (MountedPath mount : service.mounts()) {
      boolean sound = mount.target().startsWith("/") && !mount.target().contains("..");
      if (mount.isNamedVolume() && sound) {
        volumes.put(Labels.of(mount.source()), mount.target());
      } else {
        findings.add(
            Defect.NOT_CARRIED_OVER,
            mount.place(),
            mount.isFolder()
                ? mount.source() + " is a folder of the host"
                : "the volume at " + mount.target() + " has no name",
            "left out: a spec's container has named volumes");
      }
    }
    return volumes;
  }
}
