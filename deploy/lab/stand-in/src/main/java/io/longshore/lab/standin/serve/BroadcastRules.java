package io.longshore.lab.standin.serve;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.lab.standin.channel.ChannelConfig;
import io.longshore.lab.standin.order.BlockCutter;
import io.longshore.lab.standin.order.Ordering;
import java.time.Instant;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Status;

/** Whether an envelope may be ordered, decided in the order of the real orderer's checks. */
public final class BroadcastRules {
  private static final String NOT_BOOTED =
      "backing Kafka cluster has not completed booting; try again later";

  private BroadcastRules() {}

  /** Why an envelope is refused. */
  public record Refusal(Status status, String info) {}

  /**
   * The channel that answers for an envelope: its own, or the system channel where there is no such
   * channel.
   */
  public static ServedChannel channel(Channels channels, Envelope envelope) {
    try {
      return channels
          .find(Envelopes.open(envelope).header().getChannelId())
          .orElse(channels.system());
    } catch (InvalidProtocolBufferException unreadable) {
      return channels.system();
    }
  }

  /**
   * The objection to an envelope on the channel that answers for it; empty when it may be posted to
   * the log.
   */
  public static Optional<Refusal> objection(ServedChannel channel, Envelope envelope, Instant now) {
    Envelopes.Opened opened;
    try {
      opened = Envelopes.open(envelope);
    } catch (InvalidProtocolBufferException e) {
      return refuse(Status.BAD_REQUEST, "could not determine channel ID: " + e.getMessage());
    }
    return objectionToKind(opened, channel.config())
        .or(() -> objectionToContent(channel, envelope, opened, now))
        .or(() -> objectionToTime(channel.ordering().availability()));
  }

  // Deprecated since Fabric 3 has no system channel; 1.4 has.
  @SuppressWarnings("deprecation")
  private static Optional<Refusal> objectionToKind(Envelopes.Opened opened, ChannelConfig config) {
    boolean isHere = opened.header().getChannelId().equals(config.channelId());
    return switch (opened.header().getType()) {
      case HeaderType.CONFIG_VALUE, HeaderType.ORDERER_TRANSACTION_VALUE ->
          refuse(Status.BAD_REQUEST, "message is of type that cannot be processed directly");
      case HeaderType.CONFIG_UPDATE_VALUE ->
          refuse(
              Status.BAD_REQUEST,
              isHere
                  ? "the stand-in does not apply configuration updates"
                  : "the stand-in does not create channels");
      default -> isHere ? Optional.empty() : refuse(Status.NOT_FOUND, "channel does not exist");
    };
  }

  private static Optional<Refusal> objectionToContent(
      ServedChannel channel, Envelope envelope, Envelopes.Opened opened, Instant now) {
    if (Envelopes.expiry(channel.config().identities(), opened.signed())
        .filter(now::isAfter)
        .isPresent()) {
      return refuse(Status.BAD_REQUEST, "identity expired");
    }
    long most = channel.config().ordering().absoluteMaxBytes();
    if (BlockCutter.size(envelope) > most) {
      return refuse(
          Status.BAD_REQUEST,
          "message payload is %d bytes and exceeds maximum allowed %d bytes"
              .formatted(BlockCutter.size(envelope), most));
    }
    return channel
        .policies()
        .objection("Writers", opened.signed())
        .map(why -> new Refusal(Status.FORBIDDEN, why + ": permission denied"));
  }

  private static Optional<Refusal> objectionToTime(Ordering.Availability availability) {
    return availability == Ordering.Availability.BOOTING
        ? refuse(Status.SERVICE_UNAVAILABLE, NOT_BOOTED)
        : Optional.empty();
  }

  private static Optional<Refusal> refuse(Status status, String info) {
    return Optional.of(new Refusal(status, info));
  }
}
