package io.longshore.lab.standin.order;

import java.time.Duration;
import java.util.List;

/**
 * The log that puts a channel's messages in one order for all orderers: in the lab one Kafka
 * partition. Its first four methods are the phases of a start; each may be tried again after it
 * threw.
 */
public interface OrderedLog extends AutoCloseable {
  /** The offset that stands for the oldest message there is. */
  long OLDEST = -2;

  /** One message and where it stands. */
  record Entry(long offset, byte[] value) {}

  /** Makes sure that the log exists. */
  void setUpTopic() throws LogException;

  /** Connects what {@link #append} needs. */
  void setUpProducer() throws LogException;

  /** Connects what {@link #poll} needs. */
  void setUpConsumer() throws LogException;

  /**
   * Sets where {@link #poll} goes on, an offset or {@link #OLDEST}; throws when the log does not
   * reach there.
   */
  void startAt(long offset) throws LogException;

  /** Adds a message and returns when every in-sync replica has it. */
  void append(byte[] value) throws LogException;

  /** The next messages, or none when none came in time. One thread only. */
  List<Entry> poll(Duration time) throws LogException;

  @Override
  void close();
}
