package io.longshore.lab.standin.channel;

import io.longshore.lab.standin.msp.LocalMsp;
import io.longshore.lab.standin.msp.Msp;
import io.longshore.lab.standin.msp.MspException;

/** What a genesis block must say for this node to order by it. */
public final class GenesisRules {
  private GenesisRules() {}

  /**
   * Checks consensus type, brokers and that the node's own certificate is of an ordering
   * organisation.
   */
  public static void check(ChannelConfig config, LocalMsp own) throws GenesisException {
    if (!config.ordering().consensusType().equals("kafka")) {
      throw new GenesisException(
          "Error retrieving consenter of type: %s (the stand-in orders through kafka only)"
              .formatted(config.ordering().consensusType()));
    }
    if (config.ordering().brokers().isEmpty()) {
      throw new GenesisException(
          "[channel %s] names no Kafka broker".formatted(config.channelId()));
    }
    if (!config.isSystemChannel()) {
      throw new GenesisException(
          "No system chain found.  If bootstrapping, does your system channel contain a"
              + " consortiums group definition?");
    }
    Msp msp = config.ordererMsps().get(own.msp().id());
    if (msp == null) {
      throw new GenesisException(
          "[channel %s] MSP %s is unknown to the orderer group, which knows %s"
              .formatted(config.channelId(), own.msp().id(), config.ordererMsps().keySet()));
    }
    try {
      msp.validate(own.signer().certificate());
    } catch (MspException e) {
      throw new GenesisException(
          "[channel %s] the certificate in signcerts is not one of the channel's MSP %s"
              .formatted(config.channelId(), own.msp().id()),
          e);
    }
  }
}
