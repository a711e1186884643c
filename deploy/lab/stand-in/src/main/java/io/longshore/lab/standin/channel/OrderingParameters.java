package io.longshore.lab.standin.channel;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.lab.standin.settings.GoDuration;
import java.time.Duration;
import java.util.List;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.hyperledger.fabric.protos.orderer.KafkaBrokers;

/**
 * How a channel is ordered, from the Orderer group of its configuration.
 *
 * @param maxMessages in one block, at least 1
 * @param absoluteMaxBytes of one message, payload and signature
 * @param preferredMaxBytes of one block; a larger message gets a block of its own
 */
public record OrderingParameters(
    String consensusType,
    List<String> brokers,
    int maxMessages,
    long absoluteMaxBytes,
    long preferredMaxBytes,
    Duration batchTimeout) {

  public OrderingParameters {
    brokers = List.copyOf(brokers);
    if (maxMessages < 1) {
      throw new IllegalArgumentException(
          "Attempted to set the batch size max message count to an invalid value: 0");
    }
    if (absoluteMaxBytes < 1 || preferredMaxBytes < 1 || preferredMaxBytes > absoluteMaxBytes) {
      throw new IllegalArgumentException(
          "Attempted to set the batch size bytes to an invalid value: preferred %d, absolute %d"
              .formatted(preferredMaxBytes, absoluteMaxBytes));
    }
    if (batchTimeout.isZero()) {
      throw new IllegalArgumentException(
          "Attempted to set the batch timeout to a non-positive value: 0");
    }
  }

  // Deprecated since Fabric 3 has no Kafka; 1.4 has.
  @SuppressWarnings("deprecation")
  static OrderingParameters from(ConfigGroup orderer) throws GenesisException {
    try {
      BatchSize size = BatchSize.parseFrom(value(orderer, "BatchSize"));
      return new OrderingParameters(
          ConsensusType.parseFrom(value(orderer, "ConsensusType")).getType(),
          KafkaBrokers.parseFrom(value(orderer, "KafkaBrokers")).getBrokersList(),
          size.getMaxMessageCount(),
          Integer.toUnsignedLong(size.getAbsoluteMaxBytes()),
          Integer.toUnsignedLong(size.getPreferredMaxBytes()),
          GoDuration.parse(BatchTimeout.parseFrom(value(orderer, "BatchTimeout")).getTimeout()));
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw new GenesisException("initializing channelconfig failed: orderer group", e);
    }
  }

  private static com.google.protobuf.ByteString value(ConfigGroup group, String name) {
    return group.containsValues(name)
        ? group.getValuesOrThrow(name).getValue()
        : com.google.protobuf.ByteString.EMPTY;
  }
}
