package io.longshore.controller.workload.fabric.material;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the ordering service's system channel begins with, apart from the organisations.
 *
 * @param systemChannel its name
 * @param consortium name of the group of organisations who may create channels
 * @param ordererAddresses {@code host:port} of the orderers, in order
 * @param kafkaBrokers {@code host:port} of the brokers an orderer asks first, in order
 * @param batch when a block is cut
 * @param channelCapabilities what every orderer and peer must know of
 * @param ordererCapabilities what every orderer must know of
 */
public record OrderingSpec(
    String systemChannel,
    String consortium,
    List<String> ordererAddresses,
    List<String> kafkaBrokers,
    BatchLimits batch,
    SortedSet<String> channelCapabilities,
    SortedSet<String> ordererCapabilities) {

  /** The system channel's name unless another is asked for, as configtxgen's. */
  public static final String DEFAULT_SYSTEM_CHANNEL = "testchainid";

  /** The consortium's name in Fabric's samples. */
  public static final String DEFAULT_CONSORTIUM = "SampleConsortium";

  /** Channel capabilities of Fabric 1.4.0. */
  public static final SortedSet<String> DEFAULT_CHANNEL_CAPABILITIES = sorted(List.of("V1_3"));

  /** Orderer capabilities of Fabric 1.4.0. */
  public static final SortedSet<String> DEFAULT_ORDERER_CAPABILITIES = sorted(List.of("V1_1"));

  private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9.-]{0,248}");
  private static final Pattern ENDPOINT = Pattern.compile("[A-Za-z0-9.:\\[\\]-]+:[0-9]{1,5}");

  public OrderingSpec {
    ordererAddresses = List.copyOf(ordererAddresses);
    kafkaBrokers = List.copyOf(kafkaBrokers);
    channelCapabilities = sorted(channelCapabilities);
    ordererCapabilities = sorted(ordererCapabilities);
    if (!CHANNEL.matcher(systemChannel).matches()) {
      throw new IllegalArgumentException(
          "\""
              + systemChannel
              + "\" is no channel name: a small letter, then at most 248 small"
              + " letters, digits, \".\" and \"-\"");
    }
    if (consortium.isBlank()) {
      throw new IllegalArgumentException("the consortium needs a name");
    }
    checkEndpoints("orderer", ordererAddresses);
    checkEndpoints("Kafka broker", kafkaBrokers);
  }

  /** With the system channel, consortium and capabilities of Fabric 1.4.0's samples. */
  public static OrderingSpec withDefaults(
      List<String> ordererAddresses, List<String> kafkaBrokers, BatchLimits batch) {
    return new OrderingSpec(
        DEFAULT_SYSTEM_CHANNEL,
        DEFAULT_CONSORTIUM,
        ordererAddresses,
        kafkaBrokers,
        batch,
        DEFAULT_CHANNEL_CAPABILITIES,
        DEFAULT_ORDERER_CAPABILITIES);
  }

  private static SortedSet<String> sorted(Collection<String> values) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(values));
  }

  private static void checkEndpoints(String what, List<String> endpoints) {
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("ordering needs at least one " + what);
    }
    for (String endpoint : endpoints) {
      if (!ENDPOINT.matcher(endpoint).matches()) {
        throw new IllegalArgumentException(
            "\"" + endpoint + "\" is no address of a " + what + ": host:port");
      }
    }
  }
}
