package io.longshore.agent.gate.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a broker's answer, read in order (Kafka protocol guide, "Protocol Primitive Types").
 * Nothing is trusted: a length that the bytes do not bear out is an {@link IOException}.
 */
final class Reply {
  /** More brokers, topics or partitions than any deployment here has. */
  private static final int MAX_ITEMS = 20_000;

  private final ByteBuffer rest;

  Reply(ByteBuffer body) {
    rest = body;
  }

  int int8() throws IOException {
    need(1);
    return rest.get();
  }

  int int16() throws IOException {
    need(2);
    return rest.getShort();
  }

  int int32() throws IOException {
    need(4);
    return rest.getInt();
  }

  boolean bool() throws IOException {
    return int8() != 0;
  }

  /** A string; null where the protocol allows none. */
  String string() throws IOException {
    int length = int16();
    if (length < 0) {
      return null;
    }
    need(length);
    byte[] bytes = new byte[length];
    rest.get(bytes);
    return new String(bytes, UTF_8);
  }

  /** As many items as the count before them says. */
  <T> List<T> list(Item<T> item) throws IOException {
    int count = int32();
    if (count > MAX_ITEMS) {
      throw malformed();
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item.read());
    }
    return items;
  }

  /** One item of a list. */
  interface Item<T> {
    T read() throws IOException;
  }

  private void need(int bytes) throws IOException {
    if (rest.remaining() < bytes) {
      throw malformed();
    }
  }

  static IOException malformed() {
    return new IOException("its answer is not Kafka's");
  }
}
