package io.longshore.controller.workload.fabric.client.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;

/** Single values of a configuration; one that is damaged or absent is as if it were empty. */
final class ConfigReading {
  private static final List<String> ORDERER = List.of(ConfigPaths.ORDERER);

  private ConfigReading() {}

  /** The group below the channel's at this path; an empty one if there is none. */
  static ConfigGroup group(Config config, List<String> path) {
    ConfigGroup group = config.getChannelGroup();
    for (String name : path) {
      group = group.getGroupsOrDefault(name, ConfigGroup.getDefaultInstance());
    }
    return group;
  }

  static List<String> ordererAddresses(Config config) {
    return read(
            group(config, List.of()),
            ConfigPaths.ORDERER_ADDRESSES,
            OrdererAddresses.parser(),
            OrdererAddresses.getDefaultInstance())
        .getAddressesList();
  }

  static BatchSize batchSize(Config config) {
    return read(
        group(config, ORDERER),
        ConfigPaths.BATCH_SIZE,
        BatchSize.parser(),
        BatchSize.getDefaultInstance());
  }

  static BatchTimeout batchTimeout(Config config) {
    return read(
        group(config, ORDERER),
        ConfigPaths.BATCH_TIMEOUT,
        BatchTimeout.parser(),
        BatchTimeout.getDefaultInstance());
  }

  /** What the nodes must know of; no more than the names count. */
  static SortedSet<String> capabilities(Config config, List<String> path) {
    return new TreeSet<>(
        read(
                group(config, path),
                ConfigPaths.CAPABILITIES,
                Capabilities.parser(),
                Capabilities.getDefaultInstance())
            .getCapabilitiesMap()
            .keySet());
  }

  /** When a block is cut, in words. */
  static String words(BatchSize size, BatchTimeout timeout) {
    return "after "
        + timeout.getTimeout()
        + " or "
        + Integer.toUnsignedString(size.getMaxMessageCount())
        + " messages, at most "
        + Integer.toUnsignedString(size.getAbsoluteMaxBytes())
        + " bytes, preferably "
        + Integer.toUnsignedString(size.getPreferredMaxBytes());
  }

  private static <M extends Message> M read(
      ConfigGroup group, String name, Parser<M> parser, M otherwise) {
    ByteString value = group.getValuesOrDefault(name, ConfigValue.getDefaultInstance()).getValue();
    try {
      return parser.parseFrom(value);
    } catch (InvalidProtocolBufferException e) {
      // Whoever compares it with the wanted one will replace what cannot be read.
      return otherwise;
    }
  }
}
