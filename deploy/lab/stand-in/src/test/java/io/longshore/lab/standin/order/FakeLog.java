package io.longshore.lab.standin.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** An orderer's view of a partition in memory. */
public final class FakeLog implements OrderedLog {
  private final Partition partition;
  private long next;

  public FakeLog(Partition partition) {
    this.partition = partition;
  }

  /** The partition that several orderers share, and what is wrong with it. */
  public static final class Partition {
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<byte[]> messages = new ArrayList<>();
    private boolean isReachable = true;
    private boolean accepts = true;

    public void reachable(boolean is) {
      change(() -> isReachable = is);
    }

    public void accepts(boolean is) {
      change(() -> accepts = is);
    }

    /** All messages are lost, as when every broker came back without its disk. */
    public void lose() {
      change(messages::clear);
    }

    private void change(Runnable what) {
      lock.lock();
      try {
        what.run();
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public void setUpTopic() throws LogException {
    reach("failed to retrieve metadata for the cluster");
  }

  @Override
  public void setUpProducer() throws LogException {
    reach("no broker");
  }

  @Override
  public void setUpConsumer() throws LogException {
    reach("no broker");
  }

  @Override
  public void startAt(long offset) throws LogException {
    reach("no broker");
    if (offset != OLDEST && offset > partition.messages.size()) {
      throw new LogException.OutOfRange(offset);
    }
    next = Math.max(0, offset);
  }

  @Override
  public void append(byte[] value) throws LogException {
    reach("no broker");
    if (!partition.accepts) {
      throw new LogException("fewer in-sync replicas than required");
    }
    partition.change(() -> partition.messages.add(value));
  }

  @Override
  public List<Entry> poll(Duration time) throws LogException {
    partition.lock.lock();
    try {
      long nanos = time.toNanos();
      while (next == partition.messages.size() && nanos > 0) {
        nanos = partition.changed.awaitNanos(nanos);
      }
      if (next > partition.messages.size()) {
        throw new LogException.OutOfRange(next);
      }
      List<Entry> entries = new ArrayList<>();
      while (next < partition.messages.size()) {
        entries.add(new Entry(next, partition.messages.get((int) next)));
        next++;
      }
      return entries;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      partition.lock.unlock();
    }
  }

  @Override
  public void close() {}

  private void reach(String otherwise) throws LogException {
    if (!partition.isReachable) {
      throw new LogException(otherwise);
    }
  }
}
