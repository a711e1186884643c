package io.longshore.lab.standin.order;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.lab.standin.Death;
import io.longshore.lab.standin.LogLines;
import io.longshore.lab.standin.channel.ChannelConfig;
import io.longshore.lab.standin.ledger.BlockFile;
import io.longshore.lab.standin.ledger.BlockWriter;
import io.longshore.lab.standin.ledger.Changes;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.Envelope;

/**
 * Orders one channel: posts envelopes to the log, and turns what comes back from it into blocks, on
 * one thread.
 */
public final class Consenter implements Ordering {
  private static final String MODULE = "orderer.consensus.kafka";
  private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

  private final ChannelConfig config;
  private final OrderedLog log;
  private final BlockFile blocks;
  private final BlockWriter writer;
  private final Changes changes;
  private final LongSupplier nanos;
  private final LogLines lines;
  private final StartPhases phases;
  private volatile Availability availability = Availability.BOOTING;
  private Optional<Long> timerEnd = Optional.empty();

  public Consenter(
      ChannelConfig config,
      OrderedLog log,
      BlockFile blocks,
      BlockWriter writer,
      Changes changes,
      RetryPorts ports,
      LogLines lines) {
    this.config = config;
    this.log = log;
    this.blocks = blocks;
    this.writer = writer;
    this.changes = changes;
    this.nanos = ports.nanos();
    this.lines = lines;
    this.phases =
        new StartPhases(
            config.channelId(), log, ports.retries(), ports.pause(), ports.nanos(), lines);
  }

  @Override
  public Availability availability() {
    return availability;
  }

  @Override
  public Optional<String> order(Envelope envelope) {
    if (availability == Availability.BOOTING) {
      return Optional.of("cannot enqueue");
    }
    try {
      log.append(
          KafkaMessageCodec.encode(
              new KafkaMessage.Regular(envelope.toByteString(), config.sequence(), false)));
      return Optional.empty();
    } catch (LogException e) {
      warn("cannot enqueue envelope because = " + e.getMessage());
      return Optional.of("cannot enqueue");
    }
  }

  /**
   * Starts, then turns messages into blocks until the thread is interrupted or the log cannot be
   * followed any more.
   */
  public void run() throws Death, InterruptedException {
    try {
      long lastOffset = lastOffsetPersisted();
      BlockHeader tip = blocks.block(blocks.height() - 1).getHeader();
      lines.info(
          MODULE,
          "[channel: %s] Starting chain with last persisted offset %d and last recorded block %d",
          config.channelId(),
          lastOffset,
          tip.getNumber());
      phases.run(lastOffset + 1);
      lines.info(MODULE, "[channel: %s] Start phase completed successfully", config.channelId());
      become(Availability.AVAILABLE);
      follow(new BlockAssembler(new BlockCutter(config.ordering()), tip.getNumber()), tip);
    } catch (IOException e) {
      throw Death.panic(
          "[channel: %s] Could not append block: %s", config.channelId(), e.getMessage());
    } catch (LogException.OutOfRange e) {
      critical("Unrecoverable error during consumption: " + e.getMessage());
      become(Availability.ERRORED);
      phases.connect();
      critical("Kafka consumer closed.");
    } catch (BlockAssembler.Derailed e) {
      critical(e.getMessage() + "; Consenter for channel exiting");
    } finally {
      become(Availability.ERRORED);
    }
  }

  private void follow(BlockAssembler assembler, BlockHeader start)
      throws IOException, LogException.OutOfRange, BlockAssembler.Derailed, InterruptedException {
    BlockHeader tip = start;
    while (!Thread.interrupted()) {
      for (OrderedLog.Entry entry : poll()) {
        BlockAssembler.Step step;
        try {
          step = assembler.take(KafkaMessageCodec.decode(entry.value()), entry.offset());
        } catch (InvalidProtocolBufferException e) {
          critical("Unable to unmarshal consumed message = " + e.getMessage());
          continue;
        }
        for (BlockAssembler.Cut cut : step.blocks()) {
          tip = append(tip, cut);
        }
        setTimer(step.timer());
      }
      if (timerEnd.isPresent() && timerEnd.get() - nanos.getAsLong() <= 0) {
        timerEnd = Optional.empty();
        assembler.timerExpired();
        sendTimeToCut(assembler.nextBlock());
      }
    }
    throw new InterruptedException(
        "the consenter of channel " + config.channelId() + " was told to stop");
  }

  private Iterable<OrderedLog.Entry> poll() throws LogException.OutOfRange {
    Duration untilTimer =
        timerEnd
            .map(end -> Duration.ofNanos(Math.max(0, end - nanos.getAsLong())))
            .orElse(LONGEST_POLL);
    try {
      return log.poll(untilTimer.compareTo(LONGEST_POLL) < 0 ? untilTimer : LONGEST_POLL);
    } catch (LogException.OutOfRange e) {
      throw e;
    } catch (LogException e) {
      warn("Error during consumption: " + e.getMessage());
      return java.util.List.of();
    }
  }

  private BlockHeader append(BlockHeader tip, BlockAssembler.Cut cut) throws IOException {
    var block =
        writer.next(
            tip,
            cut.transactions().stream().map(Envelope::toByteString).toList(),
            KafkaMessageCodec.metadata(cut.lastOffset()));
    blocks.append(block);
    changes.wake();
    lines.info(
        "orderer.commmon.multichannel",
        "[channel: %s] Wrote block %d (%d transactions, last persisted offset %d)",
        config.channelId(),
        block.getHeader().getNumber(),
        cut.transactions().size(),
        cut.lastOffset());
    return block.getHeader();
  }

  private void setTimer(BlockAssembler.Timer timer) {
    switch (timer) {
      case START ->
          timerEnd = Optional.of(nanos.getAsLong() + config.ordering().batchTimeout().toNanos());
      case STOP -> timerEnd = Optional.empty();
      case KEEP -> {}
    }
  }

  private void sendTimeToCut(long block) {
    try {
      log.append(KafkaMessageCodec.encode(new KafkaMessage.TimeToCut(block)));
    } catch (LogException e) {
      warn("cannot post time-to-cut message = " + e.getMessage());
    }
  }

  private long lastOffsetPersisted() throws IOException {
    ByteString metadata = BlockWriter.ordererMetadata(blocks.block(blocks.height() - 1));
    return metadata.isEmpty()
        ? OrderedLog.OLDEST - 1
        : KafkaMessageCodec.lastOffsetPersisted(metadata);
  }

  private void become(Availability next) {
    availability = next;
    changes.wake();
  }

  private void warn(String text) {
    lines.warning(MODULE, "[channel: %s] %s", config.channelId(), text);
  }

  private void critical(String text) {
    lines.critical(MODULE, "[channel: %s] %s", config.channelId(), text);
  }

  /** How long to try, how to wait and what time it is. */
  public record RetryPorts(
      io.longshore.lab.standin.settings.Retries retries, Pause pause, LongSupplier nanos) {}
}
