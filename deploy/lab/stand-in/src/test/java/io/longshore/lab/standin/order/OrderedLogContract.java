package io.longshore.lab.standin.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every ordered log does. */
abstract class OrderedLogContract {
  /** A log with nothing in it, the same one for every call in a test. */
  abstract OrderedLog open();

  @Test
  void gives_back_what_was_appended_in_order_from_the_oldest() throws LogException {
    OrderedLog log = started(OrderedLog.OLDEST);
    append(log, "a", "b");
    assertEquals(List.of("0a", "1b"), read(log, 2));
  }

  @Test
  void shows_one_orderer_what_another_appended() throws LogException {
    OrderedLog one = started(OrderedLog.OLDEST);
    OrderedLog other = started(OrderedLog.OLDEST);
    append(one, "a");
    append(other, "b");
    assertEquals(List.of("0a", "1b"), read(one, 2));
    assertEquals(List.of("0a", "1b"), read(other, 2));
  }

  @Test
  void goes_on_at_an_offset() throws LogException {
    append(started(OrderedLog.OLDEST), "a", "b", "c");
    assertEquals(List.of("1b", "2c"), read(started(1), 2));
  }

  @Test
  void goes_on_at_its_very_end() throws LogException {
    append(started(OrderedLog.OLDEST), "a");
    OrderedLog log = started(1);
    append(log, "b");
    assertEquals(List.of("1b"), read(log, 1));
  }

  @Test
  void refuses_an_offset_beyond_its_end() throws LogException {
    append(started(OrderedLog.OLDEST), "a");
    assertThrows(LogException.OutOfRange.class, () -> started(2));
  }

  @Test
  void gives_nothing_when_nothing_comes_in_time() throws LogException {
    OrderedLog log = started(OrderedLog.OLDEST);
    append(log, "a");
    read(log, 1);
    assertEquals(List.of(), log.poll(Duration.ofMillis(1)));
  }

  private OrderedLog started(long offset) throws LogException {
    OrderedLog log = open();
    log.setUpTopic();
    log.setUpProducer();
    log.setUpConsumer();
    log.startAt(offset);
    return log;
  }

  private static void append(OrderedLog log, String... values) throws LogException {
    for (String value : values) {
      log.append(value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<String> read(OrderedLog log, int count) throws LogException {
    List<String> read = new ArrayList<>();
    for (int polls = 0; read.size() < count && polls < 20; polls++) {
      for (OrderedLog.Entry entry : log.poll(Duration.ofSeconds(1))) {
        read.add(entry.offset() + new String(entry.value(), StandardCharsets.UTF_8));
      }
    }
    return read;
  }
}
