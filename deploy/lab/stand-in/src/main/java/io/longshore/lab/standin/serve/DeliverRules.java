package io.longshore.lab.standin.serve;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.lab.standin.order.Ordering;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;

/** Which blocks a request is answered with, decided in the order of the real orderer's checks. */
public final class DeliverRules {
  private DeliverRules() {}

  /** What a request is answered with. */
  public sealed interface Answer permits Refuse, Serve {}

  /** A status alone; the reason goes to the log, as the protocol has no place for it. */
  public record Refuse(Status status, String reason) implements Answer {}

  /**
   * Blocks, then SUCCESS.
   *
   * @param last inclusive; a number below the first never comes, so the stream goes on for ever, as
   *     in the real orderer
   * @param failIfNotReady whether a block that does not exist yet ends the stream with NOT_FOUND
   */
  public record Serve(ServedChannel channel, long first, long last, boolean failIfNotReady)
      implements Answer {}

  /** What is to be done about the block of a number. */
  public enum Turn {
    SEND,
    WAIT,
    NOT_FOUND,
    UNAVAILABLE
  }

  /** Decides a request. */
  public static Answer answer(
      Channels channels, Envelope envelope, Instant now, Duration timeWindow) {
    Envelopes.Opened opened;
    try {
      opened = Envelopes.open(envelope);
    } catch (InvalidProtocolBufferException e) {
      return new Refuse(Status.BAD_REQUEST, "malformed envelope: " + e.getMessage());
    }
    Optional<String> wrongTime = wrongTime(opened.header(), now, timeWindow);
    if (wrongTime.isPresent()) {
      return new Refuse(Status.BAD_REQUEST, wrongTime.get());
    }
    Optional<ServedChannel> found = channels.find(opened.header().getChannelId());
    if (found.isEmpty()) {
      return new Refuse(
          Status.NOT_FOUND, "channel " + opened.header().getChannelId() + " not found");
    }
    ServedChannel channel = found.get();
    if (channel.ordering().availability() != Ordering.Availability.AVAILABLE) {
      return new Refuse(Status.SERVICE_UNAVAILABLE, "of consenter error");
    }
    Optional<String> forbidden = forbidden(channel, opened, now);
    if (forbidden.isPresent()) {
      return new Refuse(Status.FORBIDDEN, forbidden.get());
    }
    try {
      return range(channel, SeekInfo.parseFrom(opened.data()));
    } catch (InvalidProtocolBufferException e) {
      return new Refuse(Status.BAD_REQUEST, "malformed seekInfo payload: " + e.getMessage());
    }
  }

  /** Decides about one block of a request that is being served. */
  public static Turn turn(Serve serve, long number) {
    if (serve.failIfNotReady() && number >= serve.channel().blocks().height()) {
      return Turn.NOT_FOUND;
    }
    if (serve.channel().ordering().availability() != Ordering.Availability.AVAILABLE) {
      return Turn.UNAVAILABLE;
    }
    return number < serve.channel().blocks().height() ? Turn.SEND : Turn.WAIT;
  }

  private static Optional<String> wrongTime(
      ChannelHeader header, Instant now, Duration timeWindow) {
    if (!header.hasTimestamp()) {
      return Optional.of("channel header in envelope must contain timestamp");
    }
    Instant then =
        Instant.ofEpochSecond(header.getTimestamp().getSeconds(), header.getTimestamp().getNanos());
    return Duration.between(then, now).abs().compareTo(timeWindow) > 0
        ? Optional.of(
            "envelope timestamp %s is more than %s apart from current server time %s"
                .formatted(then, timeWindow, now))
        : Optional.empty();
  }

  private static Optional<String> forbidden(
      ServedChannel channel, Envelopes.Opened opened, Instant now) {
    return Envelopes.expiry(channel.config().identities(), opened.signed())
        .filter(now::isAfter)
        .map(expiry -> "client identity expired at " + expiry)
        .or(() -> channel.policies().objection("Readers", opened.signed()));
  }

  private static Answer range(ServedChannel channel, SeekInfo seek) {
    if (!seek.hasStart() || !seek.hasStop()) {
      return new Refuse(Status.BAD_REQUEST, "seekInfo message with missing start or stop");
    }
    long height = channel.blocks().height();
    Optional<Long> first = position(seek.getStart(), 0, height);
    if (first.isEmpty() || Long.compareUnsigned(first.get(), height) > 0) {
      return new Refuse(Status.NOT_FOUND, "no such start position");
    }
    long last = position(seek.getStop(), first.get(), height).orElse(0L);
    if (seek.getStop().hasSpecified() && Long.compareUnsigned(last, first.get()) < 0) {
      return new Refuse(
          Status.BAD_REQUEST,
          "start number %d greater than stop number %d".formatted(first.get(), last));
    }
    return new Serve(
        channel, first.get(), last, seek.getBehavior() == SeekInfo.SeekBehavior.FAIL_IF_NOT_READY);
  }

  private static Optional<Long> position(SeekPosition position, long oldest, long height) {
    return switch (position.getTypeCase()) {
      case OLDEST -> Optional.of(oldest);
      case NEWEST -> Optional.of(height - 1);
      case SPECIFIED -> Optional.of(position.getSpecified().getNumber());
      case NEXT_COMMIT, TYPE_NOT_SET -> Optional.empty();
    };
  }
}
