package io.longshore.wire;

import io.longshore.policy.Exemption;
import io.longshore.policy.HostFacts;
import io.longshore.policy.HostPolicy;
import io.longshore.policy.NamePattern;
import io.longshore.policy.PortRange;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is told of a host once it attaches, to and from its message. */
public final class FactsCodec {
  private FactsCodec() {}

  /** As a message. */
  public static io.longshore.proto.v1.HostFacts toProto(HostFacts facts) {
    io.longshore.proto.v1.HostFacts.Builder message =
        io.longshore.proto.v1.HostFacts.newBuilder().setPolicy(policy(facts.policy()));
    facts.volumes().ifPresent(names -> message.setVolumesKnown(true).addAllVolumes(names));
    return message.build();
  }

  /**
   * What the message states.
   *
   * @throws IllegalArgumentException it states no such thing
   */
  public static HostFacts fromProto(io.longshore.proto.v1.HostFacts message) {
    Bounds.size("the facts of a host", message);
    return new HostFacts(
        policy(message.getPolicy()),
        message.getVolumesKnown()
            ? Optional.of(new TreeSet<>(message.getVolumesList()))
            : Optional.empty());
  }

  private static io.longshore.proto.v1.HostPolicy policy(HostPolicy policy) {
    return io.longshore.proto.v1.HostPolicy.newBuilder()
        .setSource(policy.source())
        .setTrouble(policy.trouble())
        .addAllImages(texts(policy.images()))
        .addAllHostPaths(policy.hostPaths())
        .addAllPorts(policy.ports().stream().map(PortRange::toString).toList())
        .addAllNetworks(texts(policy.networks()))
        .addAllExceptions(policy.exceptions().values().stream().map(FactsCodec::one).toList())
        .build();
  }

  private static io.longshore.proto.v1.PolicyException one(Exemption exemption) {
    return io.longshore.proto.v1.PolicyException.newBuilder()
        .setName(exemption.name())
        .setReason(exemption.reason())
        .setHostPath(exemption.hostPath().orElse(""))
        .setHostNetwork(exemption.hostNetwork())
        .addAllRoles(exemption.roles())
        .addAllContainers(texts(exemption.containers()))
        .addAllImages(texts(exemption.images()))
        .build();
  }

  private static HostPolicy policy(io.longshore.proto.v1.HostPolicy message) {
    SortedMap<String, Exemption> exceptions = new TreeMap<>();
    for (io.longshore.proto.v1.PolicyException one : message.getExceptionsList()) {
      exceptions.put(
          one.getName(),
          new Exemption(
              one.getName(),
              one.getReason(),
              Optional.of(one.getHostPath()).filter(path -> !path.isEmpty()),
              one.getHostNetwork(),
              new TreeSet<>(one.getRolesList()),
              patterns(one.getContainersList()),
              patterns(one.getImagesList())));
    }
    return new HostPolicy(
        message.getSource(),
        message.getTrouble(),
        patterns(message.getImagesList()),
        message.getHostPathsList(),
        message.getPortsList().stream().map(PortRange::of).toList(),
        patterns(message.getNetworksList()),
        exceptions);
  }

  private static List<String> texts(List<NamePattern> patterns) {
    return patterns.stream().map(NamePattern::text).toList();
  }

  private static List<NamePattern> patterns(List<String> texts) {
    return texts.stream().map(NamePattern::new).toList();
  }
}
