package io.longshore.controller.whatif;

/** Why a loss stops writes, or may. */
public enum StopReason {
  /** Nobody takes transactions. */
  NO_ORDERER("no orderer is left"),
  /** A channel's messages cannot be stored at all. */
  TOO_FEW_BROKERS("there were never N brokers to hold a channel"),
  /** Messages are refused. */
  TOO_FEW_REPLICAS("channels with fewer than M replicas left refuse messages"),
  /**
   * The in-sync set of a topic is kept in ZooKeeper; until a lost replica has left it, a message
   * that asks for all in-sync replicas is never acknowledged (kafka 1.0, Partition.scala:
   * maybeShrinkIsr), and Fabric asks for all.
   */
  NO_QUORUM(
      "without a ZooKeeper quorum no lost replica leaves its in-sync set, no leader is chosen"),
  /** Transactions cannot be endorsed. */
  NO_ENDORSEMENT("the peers left cannot satisfy a chaincode's policy");

  private final String sentence;

  StopReason(String sentence) {
    this.sentence = sentence;
  }

  /** What it says. */
  public String sentence() {
    return sentence;
  }
}
