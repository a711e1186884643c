package io.longshore.controller.workload.fabric.client.channel;

/** Names of the groups and values of a channel's configuration. */
final class ConfigPaths {
  static final String APPLICATION = "Application";
  static final String ORDERER = "Orderer";
  static final String CONSORTIUM = "Consortium";
  static final String CONSORTIUMS = "Consortiums";
  static final String CAPABILITIES = "Capabilities";
  static final String ANCHOR_PEERS = "AnchorPeers";
  static final String ORDERER_ADDRESSES = "OrdererAddresses";
  static final String BATCH_SIZE = "BatchSize";
  static final String BATCH_TIMEOUT = "BatchTimeout";
  static final String CONSENSUS_TYPE = "ConsensusType";
  static final String MSP = "MSP";

  private ConfigPaths() {}
}
