package io.longshore.model;

/**
 * The gate types and their settings, as the compiler writes them and the agent judges them.
 *
 * <p>An agent that meets a type it does not know keeps the gate shut and says so.
 */
public final class GateNames {
  /** The container runs; no target, no setting. */
  public static final String RUNNING = "running";

  /** Every target is seen, one leads, the rest follow and are synced. Target ids: server ids. */
  public static final String ZOOKEEPER_QUORUM = "zookeeper-quorum";

  /**
   * Every target is registered under its id, a controller is known, and each partition's in-sync
   * set is at least its min.insync.replicas. Setting {@link #MIN_INSYNC_REPLICAS}.
   */
  public static final String KAFKA_IN_SYNC = "kafka-in-sync";

  /**
   * The targets deliver the newest block of {@link #CHANNEL}. Settings {@link #MSP_ID}, {@link
   * #MSP}, {@link #TRUST}, {@link #NEED}, and {@link #READER}.
   */
  public static final String ORDERER_READY = "orderer-ready";

  /**
   * The target answers cscc GetChannels. Settings {@link #MSP_ID}, {@link #MSP}, {@link #TRUST}.
   */
  public static final String PEER_READY = "peer-ready";

  /** The broker default for topics that do not state their own, at least 1. */
  public static final String MIN_INSYNC_REPLICAS = "min-insync-replicas";

  /** A channel's name. */
  public static final String CHANNEL = "channel";

  /** The MSP id of the identity that asks. */
  public static final String MSP_ID = "msp-id";

  /** Where the asking identity's MSP folder lies on the host: file set, slash, path within it. */
  public static final String MSP = "msp";

  /** The TLS roots to trust, in PEM: file set, slash, path within it. */
  public static final String TRUST = "trust";

  /** {@code any} or {@code all} of the targets. */
  public static final String NEED = "need";

  /**
   * {@code yes} when the asking identity may read the channel. With {@code no}, FORBIDDEN is the
   * answer of an orderer that has started: Fabric 1.4 asks whether its consenter is up before it
   * asks who is reading.
   */
  public static final String READER = "reader";

  private GateNames() {}
}
