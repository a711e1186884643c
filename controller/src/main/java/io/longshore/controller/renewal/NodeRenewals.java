package io.longshore.controller.renewal;

import io.longshore.base.Failure;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.controller.certs.Issued;
import io.longshore.controller.certs.Ledger;
import io.longshore.controller.certs.NodeRenewing;
import io.longshore.controller.store.DesiredStore;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.IdentityRequest;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.proto.v1.RenewNodesReply;
import io.longshore.proto.v1.RenewNodesRequest;
import io.longshore.proto.v1.RenewedNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Notes which containers are to get new keys and certificates. On the loop only. */
public final class NodeRenewals implements NodeRenewing {
  private final NodeSeries series;
  private final DesiredStore desired;
  private final Ledger ledger;
  private final AuditTrail audit;
  private final Clock clock;

  /** Renewals of what these hosts were told to hold. */
  public NodeRenewals(
      NodeSeries series, DesiredStore desired, Ledger ledger, AuditTrail audit, Clock clock) {
    this.series = series;
    this.desired = desired;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public RenewNodesReply renew(String by, RenewNodesRequest request) {
    if (request.getReason().isBlank()) {
      throw refused("certs renew", "it is not said why", "--reason TEXT");
    }
    List<Node> all = nodes();
    for (String name : request.getNamesList()) {
      if (all.stream().noneMatch(node -> node.isCalled(name))) {
        throw refused(
            name,
            "no container of this name was given certificates",
            "one of: " + String.join(", ", all.stream().map(Node::place).toList()));
      }
    }
    RenewNodesReply.Builder reply = RenewNodesReply.newBuilder();
    for (Node node : all) {
      if (isWanted(node, request)) {
        audit.record(by, "node certificates to be renewed", node.place(), request.getReason());
        series.renew(node.host, node.identities.values());
        reply.addNodes(
            RenewedNode.newBuilder()
                .setHost(node.host)
                .setContainer(node.container)
                .addAllIdentities(node.identities.keySet()));
      }
    }
    return reply.build();
  }

  private boolean isWanted(Node node, RenewNodesRequest request) {
    return request.getAll()
        || request.getNamesList().stream().anyMatch(node::isCalled)
        || (request.getExpiringDays() > 0
            && endsBefore(node, clock.instant().plus(Duration.ofDays(request.getExpiringDays()))));
  }

  private boolean endsBefore(Node node, Instant moment) {
    for (Issued issued : ledger.all()) {
      if (issued.place().equals(node.host)
          && node.identities.containsKey(issued.holder())
          && issued.certificate().getNotAfter().toInstant().isBefore(moment)) {
        return true;
      }
    }
    return false;
  }

  private List<Node> nodes() {
    List<Node> all = new ArrayList<>();
    for (DesiredHost host : desired.held().values()) {
      for (ContainerSpec spec : host.containers()) {
        SortedMap<String, IdentityRequest> identities = identities(host, spec);
        if (!identities.isEmpty()) {
          all.add(new Node(host.host(), spec.name(), identities));
        }
      }
    }
    return all;
  }

  private static SortedMap<String, IdentityRequest> identities(
      DesiredHost host, ContainerSpec spec) {
    SortedMap<String, IdentityRequest> found = new TreeMap<>();
    for (Mount mount : spec.mounts()) {
      if (mount.source() instanceof MountSource.Files files) {
        for (FileEntry file : host.fileSets().get(files.name()).files()) {
          if (file.content() instanceof FileContent.CertificateOf certificate) {
            found.put(certificate.identity(), host.identities().get(certificate.identity()));
          }
        }
      }
    }
    return found;
  }

  private static RuntimeException refused(String where, String what, String remedy) {
    return new Failure(Failure.Kind.REJECTED, where, what, remedy).toException();
  }

  private record Node(
      String host, String container, SortedMap<String, IdentityRequest> identities) {
    String place() {
      return host + "/" + container;
    }

    boolean isCalled(String name) {
      return name.equals(container) || name.equals(place());
    }
  }
}
