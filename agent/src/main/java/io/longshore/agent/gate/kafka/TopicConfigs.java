package io.longshore.agent.gate.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.model.TopicSeen;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What topics state for themselves (DescribeConfigs, version 0: Kafka 0.11 and later). */
final class TopicConfigs {
  /** DescribeConfigs' number among the requests. */
  static final int API = 32;

  static final int VERSION = 0;

  private static final int TOPIC = 2;
  private static final String MIN_INSYNC = "min.insync.replicas";
  private static final String RETENTION = "retention.ms";
  private static final String UNCLEAN = "unclean.leader.election.enable";
  private static final List<String> ASKED = List.of(MIN_INSYNC, RETENTION, UNCLEAN);

  /** The settings of every topic, its own or the broker's, and which of them are its own. */
  private final SortedMap<String, SortedMap<String, String>> values = new TreeMap<>();

  private final SortedMap<String, Integer> stated = new TreeMap<>();

  private TopicConfigs() {}

  /** Nobody answered. */
  static TopicConfigs none() {
    return new TopicConfigs();
  }

  /** Asks for the settings that matter here. */
  static byte[] request(Collection<String> topics) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(topics.size());
      for (String topic : topics) {
        out.writeByte(TOPIC);
        string(out, topic);
        out.writeInt(ASKED.size());
        for (String setting : ASKED) {
          string(out, setting);
        }
      }
    }
    return bytes.toByteArray();
  }

  /** What a broker answers. */
  static TopicConfigs read(Reply reply) throws IOException {
    TopicConfigs configs = new TopicConfigs();
    reply.int32();
    reply.list(
        () -> {
          reply.int16();
          reply.string();
          reply.int8();
          String topic = String.valueOf(reply.string());
          return reply.list(() -> configs.setting(reply, topic));
        });
    return configs;
  }

  /** The min.insync.replicas of each topic that states its own. */
  SortedMap<String, Integer> statedMinimum() {
    return stated;
  }

  /** The topics of a view of the cluster, with their settings; the worst partition counts. */
  List<TopicSeen> topics(Metadata seen) {
    SortedMap<String, List<Metadata.Partition>> byTopic = new TreeMap<>();
    for (Metadata.Partition partition : seen.partitions()) {
      byTopic.computeIfAbsent(partition.topic(), name -> new ArrayList<>()).add(partition);
    }
    List<TopicSeen> topics = new ArrayList<>();
    byTopic.forEach(
        (name, partitions) ->
            topics.add(
                new TopicSeen(
                    name,
                    partitions.size(),
                    partitions.stream().mapToInt(Metadata.Partition::replicas).min().orElse(0),
                    partitions.stream().mapToInt(Metadata.Partition::inSync).min().orElse(0),
                    value(name, MIN_INSYNC),
                    value(name, RETENTION),
                    value(name, UNCLEAN))));
    return topics;
  }

  private String value(String topic, String setting) {
    return values.getOrDefault(topic, new TreeMap<>()).getOrDefault(setting, "");
  }

  private boolean setting(Reply reply, String topic) throws IOException {
    String key = String.valueOf(reply.string());
    String value = reply.string();
    reply.bool();
    boolean brokersDefault = reply.bool();
    reply.bool();
    if (value != null && ASKED.contains(key)) {
      values.computeIfAbsent(topic, name -> new TreeMap<>()).put(key, value);
    }
    boolean own =
        MIN_INSYNC.equals(key) && !brokersDefault && value != null && value.matches("[0-9]{1,5}");
    if (own) {
      stated.put(topic, Integer.parseInt(value));
    }
    return own;
  }

  private static void string(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }
}
