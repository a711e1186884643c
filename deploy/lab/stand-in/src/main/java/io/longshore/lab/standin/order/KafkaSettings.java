package io.longshore.lab.standin.order;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Settings of the Kafka clients: the values of Fabric v1.4.0's own client where it has one, else as
 * lean as they go.
 */
final class KafkaSettings {
  /** 99 MiB: Fabric's client stays one mebibyte under a broker's default request limit. */
  private static final int MAX_MESSAGE = 99 << 20;

  private KafkaSettings() {}

  static Map<String, Object> producer(List<String> brokers) {
    Map<String, Object> settings = common(brokers);
    settings.put("key.serializer", ByteArraySerializer.class);
    settings.put("value.serializer", ByteArraySerializer.class);
    settings.put("acks", "all");
    settings.put("enable.idempotence", false);
    settings.put("max.in.flight.requests.per.connection", 1);
    settings.put("retries", 3);
    settings.put("retry.backoff.ms", 100);
    settings.put("retry.backoff.max.ms", 100);
    settings.put("linger.ms", 0);
    settings.put("max.request.size", MAX_MESSAGE);
    settings.put("buffer.memory", (long) MAX_MESSAGE + (1 << 20));
    settings.put("max.block.ms", 3_000);
    settings.put("request.timeout.ms", 10_000);
    settings.put("delivery.timeout.ms", 10_000);
    settings.put("metadata.max.age.ms", 600_000);
    return settings;
  }

  static Map<String, Object> consumer(List<String> brokers) {
    Map<String, Object> settings = common(brokers);
    settings.put("key.deserializer", ByteArrayDeserializer.class);
    settings.put("value.deserializer", ByteArrayDeserializer.class);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "none");
    settings.put("allow.auto.create.topics", false);
    settings.put("default.api.timeout.ms", 10_000);
    settings.put("request.timeout.ms", 10_000);
    return settings;
  }

  static Map<String, Object> admin(List<String> brokers) {
    Map<String, Object> settings = common(brokers);
    settings.put("default.api.timeout.ms", 10_000);
    settings.put("request.timeout.ms", 10_000);
    return settings;
  }

  private static Map<String, Object> common(List<String> brokers) {
    Map<String, Object> settings = new TreeMap<>();
    settings.put("bootstrap.servers", brokers);
    settings.put("client.id", "lab-stand-in");
    settings.put("auto.include.jmx.reporter", false);
    settings.put("metric.reporters", List.of());
    settings.put("enable.metrics.push", false);
    return settings;
  }
}
