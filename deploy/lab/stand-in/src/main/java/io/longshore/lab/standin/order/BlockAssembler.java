package io.longshore.lab.standin.order;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;

/**
 * Decides, message after message of the partition, which blocks are cut and what becomes of the
 * batch timer.
 */
public final class BlockAssembler {
  private final BlockCutter cutter;
  private long lastCutBlock;
  private boolean timerRuns;

  /**
   * @param lastCutBlock the number of the newest block there is
   */
  public BlockAssembler(BlockCutter cutter, long lastCutBlock) {
    this.cutter = cutter;
    this.lastCutBlock = lastCutBlock;
  }

  /** What to do with the batch timer. */
  public enum Timer {
    KEEP,
    START,
    STOP
  }

  /**
   * The transactions of one block.
   *
   * @param lastOffset the offset up to which this block and those before it hold everything
   */
  public record Cut(List<Envelope> transactions, long lastOffset) {}

  /** What follows from one message. */
  public record Step(List<Cut> blocks, Timer timer) {
    static final Step NOTHING = new Step(List.of(), Timer.KEEP);
  }

  /** A message after which this orderer can no longer cut the blocks the others cut. */
  public static final class Derailed extends Exception {
    private static final long serialVersionUID = 1L;

    Derailed(String message) {
      super(message);
    }
  }

  /** The number of the block that is cut next. */
  public long nextBlock() {
    return lastCutBlock + 1;
  }

  /** The batch timer ran out and its message was sent or refused: it runs no longer. */
  public void timerExpired() {
    timerRuns = false;
  }

  /** Takes the message at an offset. */
  public Step take(KafkaMessage message, long offset) throws Derailed {
    return message.accept(
        new KafkaMessage.Visitor<Step, Derailed>() {
          @Override
          public Step connect() {
            return Step.NOTHING;
          }

          @Override
          public Step timeToCut(KafkaMessage.TimeToCut message) throws Derailed {
            return timeToCutBlock(message.blockNumber(), offset);
          }

          @Override
          public Step regular(KafkaMessage.Regular message) throws Derailed {
            return transaction(message, offset);
          }
        });
  }

  private Step timeToCutBlock(long number, long offset) throws Derailed {
    if (number < nextBlock()) {
      return Step.NOTHING;
    }
    if (number > nextBlock()) {
      throw new Derailed(
          "got larger time-to-cut message (%d) than allowed/expected (%d) - this might indicate a bug"
              .formatted(number, nextBlock()));
    }
    List<Envelope> batch = cutter.cut();
    if (batch.isEmpty()) {
      throw new Derailed(
          "got right time-to-cut message (for block %d), no pending requests though; this might indicate a bug"
              .formatted(number));
    }
    lastCutBlock++;
    timerRuns = false;
    return new Step(List.of(new Cut(batch, offset)), Timer.STOP);
  }

  private Step transaction(KafkaMessage.Regular message, long offset) throws Derailed {
    if (message.isConfig()) {
      throw new Derailed(
          "a configuration message at offset "
              + offset
              + ": the stand-in does not apply configuration");
    }
    Envelope envelope;
    try {
      envelope = Envelope.parseFrom(message.envelope());
    } catch (InvalidProtocolBufferException malformed) {
      // Every orderer drops the same bytes, so all go on alike.
      return Step.NOTHING;
    }
    BlockCutter.Ordered ordered = cutter.order(envelope);
    List<Cut> cuts = new ArrayList<>();
    for (int i = 0; i < ordered.batches().size(); i++) {
      boolean holdsThisMessage = i == ordered.batches().size() - 1 && !ordered.pending();
      cuts.add(new Cut(ordered.batches().get(i), holdsThisMessage ? offset : offset - 1));
    }
    lastCutBlock += cuts.size();
    Timer timer =
        timerRuns == ordered.pending() ? Timer.KEEP : ordered.pending() ? Timer.START : Timer.STOP;
    timerRuns = ordered.pending();
    return new Step(cuts, timer);
  }
}
