package io.longshore.controller.workload.fabric.material;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All that decides a genesis block, one fact a line, in an order that the spec's own does not. */
final class GenesisInputs {
  private static final List<String> CHANGING =
      List.of(
          "batch-",
          "orderer-address ",
          "kafka-broker ",
          "channel-capability ",
          "orderer-capability ");

  private GenesisInputs() {}

  /** What the operator's spec says. */
  static List<String> declared(OrderingSpec spec, Collection<Organization> organizations) {
    List<String> lines = new ArrayList<>();
    lines.add("system-channel " + spec.systemChannel());
    lines.add("consortium " + spec.consortium());
    spec.channelCapabilities().forEach(name -> lines.add("channel-capability " + name));
    spec.ordererCapabilities().forEach(name -> lines.add("orderer-capability " + name));
    lines.add("batch-timeout " + GoDuration.text(spec.batch().timeout()));
    lines.add("batch-max-messages " + spec.batch().maxMessages());
    lines.add("batch-absolute-max-bytes " + spec.batch().absoluteMaxBytes());
    lines.add("batch-preferred-max-bytes " + spec.batch().preferredMaxBytes());
    spec.ordererAddresses().forEach(address -> lines.add("orderer-address " + address));
    spec.kafkaBrokers().forEach(broker -> lines.add("kafka-broker " + broker));
    organizations.stream()
        .sorted(Comparator.comparing(Organization::name))
        .map(GenesisInputs::line)
        .forEach(lines::add);
    return List.copyOf(lines);
  }

  /**
   * Whether a declared line holds for as long as the network lives; the others change by updates.
   */
  static boolean isForGood(String line) {
    return CHANGING.stream().noneMatch(line::startsWith);
  }

  /** What was made for it. */
  static List<String> certificates(Collection<OrganizationMsp> msps) {
    return msps.stream()
        .sorted(Comparator.comparing(msp -> msp.organization().name()))
        .flatMap(GenesisInputs::lines)
        .toList();
  }

  static String line(Organization organization) {
    return String.join(
        " ",
        "organization",
        organization.name(),
        organization.mspId(),
        organization.domain(),
        organization.role().name());
  }

  private static Stream<String> lines(OrganizationMsp msp) {
    String name = msp.organization().name();
    return Stream.of(
        "ca " + name + " " + msp.signingAuthority().sha256(),
        "tlsca " + name + " " + msp.tlsAuthority().sha256(),
        "admin " + name + " " + msp.admin().sha256());
  }
}
