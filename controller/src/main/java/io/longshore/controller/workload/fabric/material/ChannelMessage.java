package io.longshore.controller.workload.fabric.material;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.HeaderType;

/**
 * A message for a channel, before it is signed.
 *
 * @param type what the data is
 * @param version of the channel header; 0 for all but configuration blocks
 * @param channel the channel's name
 * @param timestamp when it was made; a peer or orderer with {@code ChannelHeader} checks compares
 *     it with its own clock
 * @param tlsCertificate what the sender shows in the TLS handshake, if the receiver binds the two;
 *     an orderer that wants client certificates answers Deliver with BAD_REQUEST without it
 * @param data the payload
 */
public record ChannelMessage(
    HeaderType type,
    int version,
    String channel,
    Instant timestamp,
    Optional<FabricCertificate> tlsCertificate,
    ByteString data) {
  public ChannelMessage {
    if (channel.isBlank()) {
      throw new IllegalArgumentException("a message needs a channel");
    }
    if (version < 0) {
      throw new IllegalArgumentException("a header's version is not negative: " + version);
    }
  }
}
