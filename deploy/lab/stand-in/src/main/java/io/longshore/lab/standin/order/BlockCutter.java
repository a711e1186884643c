package io.longshore.lab.standin.order;

import io.longshore.lab.standin.channel.OrderingParameters;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;

/**
 * Gathers transactions into batches by count and size. Given the same sequence it cuts the same
 * batches everywhere.
 */
public final class BlockCutter {
  private final OrderingParameters parameters;
  private List<Envelope> pending = new ArrayList<>();
  private long pendingBytes;

  public BlockCutter(OrderingParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * What one more transaction made of the batches.
   *
   * @param batches none, one or two, in order
   * @param pending whether transactions wait in the batch that is open
   */
  public record Ordered(List<List<Envelope>> batches, boolean pending) {}

  /** Takes the next transaction in order. */
  public Ordered order(Envelope envelope) {
    List<List<Envelope>> batches = new ArrayList<>();
    long size = size(envelope);
    boolean alone = size > parameters.preferredMaxBytes();
    if (!pending.isEmpty() && (alone || pendingBytes + size > parameters.preferredMaxBytes())) {
      batches.add(cut());
    }
    if (alone) {
      batches.add(List.of(envelope));
      return new Ordered(batches, false);
    }
    pending.add(envelope);
    pendingBytes += size;
    if (pending.size() >= parameters.maxMessages()) {
      batches.add(cut());
    }
    return new Ordered(batches, !pending.isEmpty());
  }

  /** Closes the open batch, which may be empty. */
  public List<Envelope> cut() {
    List<Envelope> batch = pending;
    pending = new ArrayList<>();
    pendingBytes = 0;
    return batch;
  }

  /** The size by which envelopes are judged: payload and signature. */
  public static long size(Envelope envelope) {
    return (long) envelope.getPayload().size() + envelope.getSignature().size();
  }
}
