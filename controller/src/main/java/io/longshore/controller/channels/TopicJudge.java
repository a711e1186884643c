package io.longshore.controller.channels;

import io.longshore.controller.workload.fabric.WantedTopics;
import io.longshore.model.DriftReason;
import io.longshore.model.TopicSeen;
import java.util.Optional;

/** Says where a channel's topic is not as the spec says. Pure. */
final class TopicJudge {
  private static final String SUBJECT = "topic ";

  private TopicJudge() {}

  /**
   * Adds what is otherwise. What brokers did not say is not judged.
   *
   * @param whole whether every broker serves: only then should every replica be in sync
   */
  static void judge(
      String channel,
      Optional<TopicSeen> topic,
      WantedTopics wanted,
      boolean whole,
      FindingsDraft draft) {
    if (topic.isEmpty()) {
      draft.add(
          SUBJECT + channel,
          "answer",
          "an account of it",
          "none",
          DriftReason.NO_ANSWER,
          "no host with a broker tells of it",
          "see whether brokers serve and agents are of this release: controller status, controller"
              + " hosts");
      return;
    }
    TopicSeen seen = topic.get();
    String subject = SUBJECT + channel;
    if (seen.replicas() != wanted.replicas()) {
      draft.add(
          subject,
          "replication-factor",
          String.valueOf(wanted.replicas()),
          String.valueOf(seen.replicas()),
          DriftReason.OTHER_TOPIC,
          "a topic keeps the replicas it was made with: give it the spec's with Kafka's own"
              + " kafka-reassign-partitions, on a broker's host");
    } else if (whole && seen.inSync() < seen.replicas()) {
      draft.add(
          subject,
          "in-sync",
          String.valueOf(seen.replicas()),
          String.valueOf(seen.inSync()),
          DriftReason.OTHER_TOPIC,
          "every broker serves and a replica does not catch up: look at the disks and logs of the"
              + " brokers that hold it");
    }
    setting(
        draft,
        subject,
        "min-insync-replicas",
        String.valueOf(wanted.minInSync()),
        seen.minInSync(),
        "min.insync.replicas");
    setting(draft, subject, "retention-ms", "-1", seen.retentionMs(), "retention.ms");
    setting(
        draft,
        subject,
        "unclean-election",
        "false",
        seen.unclean(),
        "unclean.leader.election.enable");
  }

  /** The topic in words. */
  static String words(TopicSeen seen) {
    return seen.replicas()
        + " replicas, "
        + seen.inSync()
        + " in sync"
        + (seen.minInSync().isEmpty() ? "" : ", " + seen.minInSync() + " needed");
  }

  private static void setting(
      FindingsDraft draft,
      String subject,
      String field,
      String desired,
      String observed,
      String kafkas) {
    if (!observed.isEmpty() && !observed.equals(desired)) {
      draft.add(
          subject,
          field,
          desired,
          observed,
          DriftReason.OTHER_TOPIC,
          "take away the topic's own "
              + kafkas
              + " with Kafka's kafka-configs, so that the brokers' setting holds");
    }
  }
}
