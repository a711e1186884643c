package io.longshore.lab.standin.order;

import io.longshore.lab.standin.Death;
import io.longshore.lab.standin.LogLines;
import io.longshore.lab.standin.settings.Retries;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The phases in which a channel's ordering starts, each tried until it works or its time is up. */
final class StartPhases {
  private static final String MODULE = "orderer.consensus.kafka";

  private final String channelId;
  private final OrderedLog log;
  private final Retries retries;
  private final Pause pause;
  private final LongSupplier nanos;
  private final LogLines lines;

  StartPhases(
      String channelId,
      OrderedLog log,
      Retries retries,
      Pause pause,
      LongSupplier nanos,
      LogLines lines) {
    this.channelId = channelId;
    this.log = log;
    this.retries = retries;
    this.pause = pause;
    this.nanos = nanos;
    this.lines = lines;
  }

  @FunctionalInterface
  interface Attempt {
    void run() throws LogException;
  }

  /**
   * Runs all of them; dies with the first that fails for good, but for the topic, which a broker
   * may make by itself.
   */
  void run(long startOffset) throws Death, InterruptedException {
    info("Setting up the topic for this channel...");
    try {
      retry(log::setUpTopic);
    } catch (LogException e) {
      info("failed to create Kafka topic = " + e.getMessage());
    }
    info("Setting up the producer for this channel...");
    phase(log::setUpProducer, "Cannot set up producer");
    info("Producer set up successfully");
    connect();
    info("CONNECT message posted successfully");
    info("Setting up the parent consumer for this channel...");
    phase(log::setUpConsumer, "Cannot set up parent consumer");
    info("Parent consumer set up successfully");
    info("Setting up the channel consumer for this channel (start offset: " + startOffset + ")...");
    phase(() -> log.startAt(startOffset), "Cannot set up channel consumer");
    info("Channel consumer set up successfully");
  }

  /** Posts the message that keeps the partition from being empty. */
  void connect() throws Death, InterruptedException {
    info("About to post the CONNECT message...");
    byte[] message = KafkaMessageCodec.encode(new KafkaMessage.Connect());
    phase(() -> log.append(message), "Cannot post CONNECT message");
  }

  private void phase(Attempt attempt, String failure) throws Death, InterruptedException {
    try {
      retry(attempt);
    } catch (LogException e) {
      throw Death.panic("[channel: %s] %s = %s", channelId, failure, e.getMessage());
    }
  }

  private void retry(Attempt attempt) throws LogException, InterruptedException {
    RetrySchedule schedule = new RetrySchedule(retries);
    long start = nanos.getAsLong();
    while (true) {
      try {
        attempt.run();
        return;
      } catch (LogException e) {
        RetrySchedule.Next next = schedule.next(Duration.ofNanos(nanos.getAsLong() - start));
        pause.pause(next.delay());
        if (!next.again()) {
          throw e;
        }
      }
    }
  }

  private void info(String text) {
    lines.info(MODULE, "[channel: %s] %s", channelId, text);
  }
}
