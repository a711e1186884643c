package io.longshore.agent.gate.kafka;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cluster as one broker sees it (Metadata, version 1: Kafka 0.10 and later).
 *
 * @param brokers advertised host by broker id
 * @param controller the controller's broker id; negative when none is known
 * @param partitions of every topic, in the order of the answer
 */
record Metadata(SortedMap<Integer, String> brokers, int controller, List<Partition> partitions) {
  /** Metadata's number among the requests. */
  static final int API = 3;

  static final int VERSION = 1;

  /** "All topics" as a null list: naming a topic would make the broker create it. */
  static final byte[] REQUEST = {-1, -1, -1, -1};

  /**
   * A partition.
   *
   * @param topic its topic
   * @param number within the topic
   * @param leader the leader's broker id; negative when there is none
   * @param replicas how many brokers are to hold it
   * @param inSync how many hold all of it
   */
  record Partition(String topic, int number, int leader, int replicas, int inSync) {
    @Override
    public String toString() {
      return topic + "/" + number;
    }
  }

  static Metadata read(Reply reply) throws IOException {
    SortedMap<Integer, String> brokers = new TreeMap<>();
    reply.list(
        () -> {
          int id = reply.int32();
          String host = reply.string();
          reply.int32();
          reply.string();
          return brokers.put(id, String.valueOf(host));
        });
    int controller = reply.int32();
    List<List<Partition>> topics = reply.list(() -> topic(reply));
    return new Metadata(brokers, controller, topics.stream().flatMap(List::stream).toList());
  }

  private static List<Partition> topic(Reply reply) throws IOException {
    reply.int16();
    String name = String.valueOf(reply.string());
    reply.bool();
    return reply.list(
        () -> {
          reply.int16();
          int number = reply.int32();
          int leader = reply.int32();
          int replicas = reply.list(reply::int32).size();
          int inSync = reply.list(reply::int32).size();
          return new Partition(name, number, leader, replicas, inSync);
        });
  }
}
