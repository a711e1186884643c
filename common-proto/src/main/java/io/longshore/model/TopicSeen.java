package io.longshore.model;

import java.util.Objects;

/**
 * A topic as brokers tell of it; of several partitions the worst counts.
 *
 * @param name its name, which for Fabric is the channel's
 * @param partitions how many it has
 * @param replicas how many brokers are to hold each
 * @param inSync how many hold all of it
 * @param minInSync how many a write needs; empty where no broker said
 * @param retentionMs how long messages are kept, -1 for ever; empty where no broker said
 * @param unclean whether a broker that lacks messages may lead; empty where no broker said
 */
public record TopicSeen(
    String name,
    int partitions,
    int replicas,
    int inSync,
    String minInSync,
    String retentionMs,
    String unclean)
    implements Comparable<TopicSeen> {
  public TopicSeen {
    Checks.text("the name of a topic", name);
    Checks.count("the partitions of a topic", partitions);
    Checks.count("the replicas of a topic", replicas);
    Checks.count("the replicas in sync of a topic", inSync);
    Objects.requireNonNull(minInSync, "minInSync");
    Objects.requireNonNull(retentionMs, "retentionMs");
    Objects.requireNonNull(unclean, "unclean");
  }

  @Override
  public int compareTo(TopicSeen other) {
    return name.compareTo(other.name);
  }
}
