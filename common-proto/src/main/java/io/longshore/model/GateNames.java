package io.longshore.model;

/**
 * The gate types and their settings, as the compiler writes them and the agent judges them.
 *
 * <p>An agent that meets a type it does not know keeps the gate shut and says so.
 */
public final class GateNames {
  /** The container runs; no target, no setting. */
  public static final String RUNNING = "running";

  /** Every target accepts a connection; no setting. */
  public static final String TCP = "tcp";

  /** Every target answers a GET of {@link #PATH} with a status from 200 to 299. */
  public static final String HTTP = "http";

  /**
   * Every target is seen, one leads, the rest follow and are synced. {@link Verdict#ENOUGH}: a
   * majority of them does so, and the others are away. Target ids: server ids.
   */
  public static final String ZOOKEEPER_QUORUM = "zookeeper-quorum";

  /**
   * Every target is registered under its id, a controller is known, and each partition's in-sync
   * set is at least its min.insync.replicas. {@link Verdict#ENOUGH}: the same, but only {@link
   * #ENOUGH} of the targets are there. Setting {@link #MIN_INSYNC_REPLICAS}. Target ids: broker
   * ids.
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

  /** The target is up and takes the login of {@link #LOGIN} for an administrator's. */
  public static final String COUCHDB_READY = "couchdb-ready";

  /** Where {@code user:password} lies on the host: file set, slash, path within it. */
  public static final String LOGIN = "login";

  /** The broker default for topics that do not state their own, at least 1. */
  public static final String MIN_INSYNC_REPLICAS = "min-insync-replicas";

  /**
   * How many targets are enough to go on, at least 1; without it only all are. For brokers the
   * replication factor: with as many there, topics can be made.
   */
  public static final String ENOUGH = "enough";

  /**
   * How long, in seconds, {@link Verdict#ENOUGH} must hold without interruption before it opens a
   * gate before a start; without it only {@link Verdict#PASS} does.
   */
  public static final String PATIENCE_SECONDS = "patience-seconds";

  /**
   * The name of the target that is asked about. It is ready with {@link Verdict#ENOUGH}, but only
   * if it is itself not among the missing.
   */
  public static final String SELF = "self";

  /** The absolute path of an HTTP request. */
  public static final String PATH = "path";

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
