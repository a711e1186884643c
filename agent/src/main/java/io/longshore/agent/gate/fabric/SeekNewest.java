package io.longshore.agent.gate.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.longshore.agent.gate.GatePorts;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;

/** The question for a channel's newest block, answered at once or not at all. */
final class SeekNewest {
  private SeekNewest() {}

  static Envelope envelope(String channel, NodeIdentity identity, GatePorts ports) {
    byte[] nonce = new byte[24];
    ports.random().nextBytes(nonce);
    Instant now = ports.clock().instant();
    Header header =
        Header.newBuilder()
            .setChannelHeader(
                ChannelHeader.newBuilder()
                    .setType(HeaderType.DELIVER_SEEK_INFO_VALUE)
                    .setChannelId(channel)
                    .setTimestamp(
                        Timestamp.newBuilder()
                            .setSeconds(now.getEpochSecond())
                            .setNanos(now.getNano()))
                    .build()
                    .toByteString())
            .setSignatureHeader(
                SignatureHeader.newBuilder()
                    .setCreator(identity.creator())
                    .setNonce(ByteString.copyFrom(nonce))
                    .build()
                    .toByteString())
            .build();
    SeekPosition newest =
        SeekPosition.newBuilder()
            .setNewest(org.hyperledger.fabric.protos.orderer.SeekNewest.getDefaultInstance())
            .build();
    ByteString payload =
        Payload.newBuilder()
            .setHeader(header)
            .setData(
                SeekInfo.newBuilder()
                    .setStart(newest)
                    .setStop(newest)
                    .setBehavior(SeekInfo.SeekBehavior.FAIL_IF_NOT_READY)
                    .build()
                    .toByteString())
            .build()
            .toByteString();
    return Envelope.newBuilder().setPayload(payload).setSignature(identity.sign(payload)).build();
  }
}
