package io.longshore.agent.gate.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** What topics state for themselves (DescribeConfigs, version 0: Kafka 0.11 and later). */
final class TopicConfigs {
  /** DescribeConfigs' number among the requests. */
  static final int API = 32;

  static final int VERSION = 0;

  private static final int TOPIC = 2;
  private static final String MIN_INSYNC = "min.insync.replicas";

  private TopicConfigs() {}

  /** Asks for the one setting that matters here. */
  static byte[] request(Collection<String> topics) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(topics.size());
      for (String topic : topics) {
        out.writeByte(TOPIC);
        string(out, topic);
        out.writeInt(1);
        string(out, MIN_INSYNC);
      }
    }
    return bytes.toByteArray();
  }

  /** The min.insync.replicas of each topic that states its own. */
  static SortedMap<String, Integer> read(Reply reply) throws IOException {
    SortedMap<String, Integer> stated = new TreeMap<>();
    reply.int32();
    reply.list(
        () -> {
          reply.int16();
          reply.string();
          reply.int8();
          String topic = reply.string();
          return reply.list(() -> setting(reply, topic, stated));
        });
    return stated;
  }

  private static boolean setting(Reply reply, String topic, SortedMap<String, Integer> stated)
      throws IOException {
    String key = reply.string();
    String value = reply.string();
    reply.bool();
    boolean brokersDefault = reply.bool();
    reply.bool();
    boolean wanted =
        MIN_INSYNC.equals(key)
            && topic != null
            && !brokersDefault
            && value != null
            && value.matches("[0-9]{1,5}");
    if (wanted) {
      stated.put(topic, Integer.parseInt(value));
    }
    return wanted;
  }

  private static void string(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }
}
