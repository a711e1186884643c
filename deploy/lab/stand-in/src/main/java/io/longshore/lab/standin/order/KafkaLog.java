package io.longshore.lab.standin.order;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Partition 0 of the Kafka topic named like the channel. */
public final class KafkaLog implements OrderedLog {
  private static final byte[] KEY = "0".getBytes(StandardCharsets.US_ASCII);
  private static final Duration DIAL = Duration.ofSeconds(10);

  private final List<String> brokers;
  private final TopicPartition partition;
  private final boolean createsTopics;
  private final int replicationFactor;
  private volatile KafkaProducer<byte[], byte[]> producer;
  private KafkaConsumer<byte[], byte[]> consumer;

  /**
   * @param brokers as the channel's configuration names them, host:port
   * @param createsTopics whether to create the topic by request even where brokers create topics by
   *     themselves
   */
  public KafkaLog(
      List<String> brokers, String topic, boolean createsTopics, int replicationFactor) {
    this.brokers = List.copyOf(brokers);
    this.partition = new TopicPartition(topic, 0);
    this.createsTopics = createsTopics;
    this.replicationFactor = replicationFactor;
  }

  @Override
  public void setUpTopic() throws LogException {
    reach(
        "error creating topic ["
            + partition.topic()
            + "]; failed to retrieve metadata for the cluster");
    KafkaTopics topics = new KafkaTopics(brokers, partition.topic(), replicationFactor);
    if (createsTopics) {
      topics.create();
      return;
    }
    try {
      // Asking a producer's metadata for a topic makes a broker create it, where brokers may.
      producer().partitionsFor(partition.topic());
    } catch (TimeoutException notThereYet) {
      if (!topics.brokersCreateThem()) {
        topics.create();
      }
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  @Override
  public void setUpProducer() throws LogException {
    reach("kafka: client has run out of available brokers to talk to (Is your cluster reachable?)");
    producer();
  }

  @Override
  public void setUpConsumer() throws LogException {
    reach("kafka: client has run out of available brokers to talk to (Is your cluster reachable?)");
    if (consumer == null) {
      try {
        consumer = new KafkaConsumer<>(KafkaSettings.consumer(brokers));
      } catch (KafkaException e) {
        throw refused(e);
      }
    }
  }

  @Override
  public void startAt(long offset) throws LogException {
    try {
      List<TopicPartition> one = List.of(partition);
      consumer.assign(one);
      long oldest = consumer.beginningOffsets(one).get(partition);
      long newest = consumer.endOffsets(one).get(partition);
      if (offset == OLDEST) {
        consumer.seek(partition, oldest);
      } else if (offset < oldest || offset > newest) {
        throw new LogException.OutOfRange(offset);
      } else {
        consumer.seek(partition, offset);
      }
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  @Override
  public void append(byte[] value) throws LogException {
    try {
      producer()
          .send(new ProducerRecord<>(partition.topic(), partition.partition(), KEY, value))
          .get();
    } catch (ExecutionException e) {
      throw new LogException("kafka server: " + e.getCause().getMessage());
    } catch (KafkaException e) {
      throw refused(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("interrupted while waiting for the brokers");
    }
  }

  @Override
  public List<Entry> poll(Duration time) throws LogException {
    try {
      List<Entry> entries = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(time)) {
        entries.add(new Entry(record.offset(), record.value()));
      }
      return entries;
    } catch (OffsetOutOfRangeException e) {
      throw new LogException.OutOfRange(
          e.offsetOutOfRangePartitions().values().stream().findFirst().orElse(OLDEST));
    } catch (org.apache.kafka.common.errors.InterruptException e) {
      // The client has set the thread's interrupt flag again; the caller looks at it.
      return List.of();
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  @Override
  public void close() {
    KafkaProducer<byte[], byte[]> open = producer;
    if (open != null) {
      open.close(Duration.ZERO);
    }
  }

  private synchronized KafkaProducer<byte[], byte[]> producer() throws LogException {
    if (producer == null) {
      try {
        producer = new KafkaProducer<>(KafkaSettings.producer(brokers));
      } catch (KafkaException e) {
        throw refused(e);
      }
    }
    return producer;
  }

  /**
   * Fails at once, as the real client does, when no broker accepts a connection; ours would retry
   * by itself in silence.
   */
  private void reach(String otherwise) throws LogException {
    for (String broker : brokers) {
      int colon = broker.lastIndexOf(':');
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(
                broker.substring(0, colon), Integer.parseInt(broker.substring(colon + 1))),
            (int) DIAL.toMillis());
        return;
      } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
        // The next one may answer; when none does, the message below says so.
      }
    }
    throw new LogException(otherwise);
  }

  private static LogException refused(KafkaException e) {
    String cause = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
    return new LogException("kafka: " + e.getMessage() + cause);
  }
}
