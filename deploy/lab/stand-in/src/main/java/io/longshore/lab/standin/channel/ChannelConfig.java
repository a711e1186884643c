package io.longshore.lab.standin.channel;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.lab.standin.msp.Identities;
import io.longshore.lab.standin.msp.Msp;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;

/**
 * The configuration of a channel.
 *
 * @param sequence of the configuration, 0 in a genesis block
 * @param msps every organisation's membership in the channel, by MSP ID
 * @param ordererMsps those of the Orderer group
 */
public record ChannelConfig(
    String channelId,
    long sequence,
    OrderingParameters ordering,
    Map<String, Msp> msps,
    Map<String, Msp> ordererMsps,
    ConfigGroup root) {

  /** The ID of the channel that a genesis block begins. */
  public static String channelId(Block genesis) throws GenesisException {
    return header(transaction(genesis)).getChannelId();
  }

  /** Reads the configuration transaction that is a genesis block's one transaction. */
  public static ChannelConfig from(Block genesis) throws GenesisException {
    Payload payload = transaction(genesis);
    try {
      Config config = ConfigEnvelope.parseFrom(payload.getData()).getConfig();
      return from(header(payload).getChannelId(), config.getSequence(), config.getChannelGroup());
    } catch (InvalidProtocolBufferException e) {
      throw new GenesisException("Error umarshaling config envelope from payload data", e);
    }
  }

  private static Payload transaction(Block genesis) throws GenesisException {
    if (genesis.getData().getDataCount() != 1) {
      throw new GenesisException(
          "a genesis block holds 1 transaction, this one " + genesis.getData().getDataCount());
    }
    try {
      return Payload.parseFrom(Envelope.parseFrom(genesis.getData().getData(0)).getPayload());
    } catch (InvalidProtocolBufferException e) {
      throw new GenesisException("its transaction is no envelope", e);
    }
  }

  private static ChannelHeader header(Payload payload) throws GenesisException {
    try {
      ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
      if (header.getType() != HeaderType.CONFIG_VALUE || header.getChannelId().isEmpty()) {
        throw new GenesisException("its transaction is no configuration of a channel");
      }
      return header;
    } catch (InvalidProtocolBufferException e) {
      throw new GenesisException("its transaction has no channel header", e);
    }
  }

  private static ChannelConfig from(String channelId, long sequence, ConfigGroup root)
      throws GenesisException {
    if (!root.containsGroups("Orderer")) {
      throw new GenesisException(
          "[channel " + channelId + "] config does not contain orderer config");
    }
    ConfigGroup orderer = root.getGroupsOrThrow("Orderer");
    Map<String, Msp> all = new TreeMap<>();
    OrganizationMsps.collect(root, all);
    Map<String, Msp> orderers = new TreeMap<>();
    OrganizationMsps.collect(orderer, orderers);
    return new ChannelConfig(
        channelId, sequence, OrderingParameters.from(orderer), all, orderers, root);
  }

  /** The identities this channel understands. */
  public Identities identities() {
    return new Identities(msps);
  }

  /** The policies of this channel. */
  public Policies policies() {
    return new Policies(root, identities());
  }

  /** Whether this is a system channel, the one with consortiums. */
  public boolean isSystemChannel() {
    return root.containsGroups("Consortiums");
  }
}
