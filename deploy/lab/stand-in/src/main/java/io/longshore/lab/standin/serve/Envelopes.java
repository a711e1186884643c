package io.longshore.lab.standin.serve;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.lab.standin.channel.SignedData;
import io.longshore.lab.standin.msp.Identities;
import io.longshore.lab.standin.msp.MspException;
import java.time.Instant;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/** What an envelope says of itself. */
final class Envelopes {
  private Envelopes() {}

  /** An envelope whose headers could be read. */
  record Opened(ChannelHeader header, ByteString data, SignedData signed) {}

  /**
   * Reads payload and headers.
   *
   * @throws InvalidProtocolBufferException also when a header is missing
   */
  static Opened open(Envelope envelope) throws InvalidProtocolBufferException {
    Payload payload = Payload.parseFrom(envelope.getPayload());
    if (!payload.hasHeader()) {
      throw new InvalidProtocolBufferException("header not set");
    }
    if (payload.getHeader().getChannelHeader().isEmpty()) {
      throw new InvalidProtocolBufferException("channel header not set");
    }
    ByteString creator =
        SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader()).getCreator();
    return new Opened(
        ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()),
        payload.getData(),
        new SignedData(envelope.getPayload(), creator, envelope.getSignature()));
  }

  /**
   * Until when the identity is valid; empty when nothing can be read from it, which other checks
   * judge.
   */
  static Optional<Instant> expiry(Identities identities, SignedData signed) {
    try {
      return Optional.of(
          identities.read(signed.identity()).certificate().getNotAfter().toInstant());
    } catch (MspException notReadable) {
      return Optional.empty();
    }
  }
}
