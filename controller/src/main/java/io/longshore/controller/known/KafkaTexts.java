package io.longshore.controller.known;

import static io.longshore.controller.known.KnownText.Origin.KAFKA;

import java.util.List;

/** What brokers of Kafka 1.0 to 2.x and their clients write. */
final class KafkaTexts {
  static final List<KnownText> ALL =
      List.of(
          KAFKA.passing(
              "broker is already registered on the path",
              "two brokers have one id, or a broker that was killed came back before its ZooKeeper"
                  + " session ended (six seconds by default)",
              "give each broker an id of its own; a single one needs only to be started again"),
          KAFKA.passing(
              "fewer in-sync replicas than required|NotEnoughReplicas",
              "too few replicas of the partition are level with its leader to take a write",
              "start the brokers that hold the other replicas; a topic whose replication factor is"
                  + " not above min.insync.replicas does not survive one broker's loss"),
          KAFKA.standing(
              "Message was too large|RecordTooLargeException|message larger than the max message",
              "the message is larger than the broker's message.max.bytes",
              "raise message.max.bytes and replica.fetch.max.bytes on every broker above the"
                  + " channel's AbsoluteMaxBytes"),
          KAFKA.standing(
              "requested offset is outside the range|OffsetOutOfRange",
              "the log does not reach to where its reader left off: it was deleted, or made anew on"
                  + " empty disks",
              "restore the brokers' volumes; an orderer whose ledger is ahead of Kafka's log cannot"
                  + " go on"),
          KAFKA.passing(
              "middle of a leadership election|LEADER_NOT_AVAILABLE|Leader not available",
              "the partition's leader has left and the next is not chosen yet",
              "wait some seconds; if it lasts, no broker in sync is left: start one that was"),
          KAFKA.passing(
              "not the leader for that topic|NotLeaderForPartition|NOT_LEADER_FOR_PARTITION",
              "the leader has moved and the client has not noticed yet",
              "nothing: clients ask again by themselves"),
          KAFKA.passing(
              "Replication factor: \\d+ larger than available brokers",
              "a topic is to have more replicas than there are brokers up",
              "start the missing brokers, then repeat"),
          KAFKA.passing(
              "Unable to connect to zookeeper server within"
                  + " timeout|ZooKeeperClientTimeoutException|Timed out waiting for connection"
                  + " while in state: CONNECTING",
              "the broker reached no ZooKeeper server that serves",
              "bring the quorum up first, and see that the names in zookeeper.connect resolve to"
                  + " the hosts' addresses in the broker"),
          KAFKA.standing(
              "doesn't match stored broker.?id",
              "the volume belongs to another broker, or the broker's id was changed",
              "give it the id back; an id never changes on a broker with data"),
          KAFKA.standing(
              "Cluster ?ID .* doesn't match stored clusterId",
              "the broker has data of another cluster: ZooKeeper was made anew and Kafka was not",
              "restore ZooKeeper's volumes, or wipe the brokers' together with the ledgers"),
          KAFKA.standing(
              "Failed to acquire lock on file .lock",
              "two brokers share one data folder",
              "give each a volume of its own; never start a second over the first's"),
          KAFKA.standing(
              "run out of available brokers",
              "no broker could be dialled, or their advertised names do not resolve for the client",
              "see that the brokers run and that their advertised names resolve where the client"
                  + " runs"),
          KAFKA.standing(
              "Connection to node -?\\d+ .*could not be established",
              "the broker does not accept connections at the address that it advertises",
              "compare advertised.listeners with the address that clients can dial"),
          KAFKA.standing(
              "Invalid receive \\(size",
              "something that does not speak Kafka's protocol calls this port: a TLS client, or a"
                  + " browser",
              "find the caller; a plaintext listener and a TLS client do not go together"),
          KAFKA.passing(
              "does not host this topic-partition|UNKNOWN_TOPIC_OR_PARTITION",
              "the topic does not exist, or the broker has just lost it",
              "wait while it is made; orderers make a channel's topic when they start"),
          KAFKA.passing(
              "circuit breaker is open",
              "the orderer's client stopped trying a broker after failures in a row",
              "nothing, if the brokers are back: it tries again by itself after ten seconds"),
          KAFKA.standing(
              "OutOfMemoryError",
              "the JVM's heap is too small for what it holds",
              "raise its heap, and its container's memory with it"));

  private KafkaTexts() {}
}
