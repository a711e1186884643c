package io.longshore.lab.standin.order;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs against real brokers, named as {@code -Dlongshore.kafka=host:port,host:port}. */
@EnabledIfSystemProperty(named = "longshore.kafka", matches = ".+")
class KafkaLogTest extends OrderedLogContract {
  private final String topic = "contract-" + UUID.randomUUID();
  private final List<OrderedLog> opened = new ArrayList<>();

  @Override
  OrderedLog open() {
    List<String> brokers = List.of(System.getProperty("longshore.kafka").split(","));
    OrderedLog log = new KafkaLog(brokers, topic, false, 1);
    opened.add(log);
    return log;
  }

  @AfterEach
  void close() {
    opened.forEach(OrderedLog::close);
  }
}
