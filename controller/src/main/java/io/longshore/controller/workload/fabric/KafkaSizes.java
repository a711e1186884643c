package io.longshore.controller.workload.fabric;

/**
 * How large messages may be on their way through Kafka, from the largest block an orderer cuts.
 *
 * <p>{@code absolute-max < replica.fetch.max.bytes <= message.max.bytes < socket.request.max.bytes}
 * (Fabric docs, kafka.rst, step 6). With a block of 99 MB, one megabyte for the headers around it
 * already makes 100 MB, Kafka's default for whole requests; so that bound is raised as well.
 *
 * @param message the largest message a broker takes and a follower fetches, bytes
 * @param request the largest request a broker reads, bytes
 */
record KafkaSizes(long message, long request) {
  private static final long HEADROOM = 1L << 20;

  /** Kafka's default of socket.request.max.bytes. */
  private static final long DEFAULT_REQUEST = 100L << 20;

  static KafkaSizes forBlocksOf(long absoluteMax) {
    long message = absoluteMax + HEADROOM;
    return new KafkaSizes(message, Math.max(DEFAULT_REQUEST, message + HEADROOM));
  }
}
