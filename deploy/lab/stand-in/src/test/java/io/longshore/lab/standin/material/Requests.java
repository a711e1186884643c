package io.longshore.lab.standin.material;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.longshore.lab.standin.msp.SigningIdentity;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekOldest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;

/** Signed envelopes as a client sends them. */
public final class Requests {
  public static final SeekPosition OLDEST =
      SeekPosition.newBuilder().setOldest(SeekOldest.getDefaultInstance()).build();
  public static final SeekPosition NEWEST =
      SeekPosition.newBuilder().setNewest(SeekNewest.getDefaultInstance()).build();

  private Requests() {}

  public static SeekPosition block(long number) {
    return SeekPosition.newBuilder()
        .setSpecified(SeekSpecified.newBuilder().setNumber(number))
        .build();
  }

  public static Envelope message(SigningIdentity signer, String channel, String data) {
    return envelope(signer, header(channel, HeaderType.MESSAGE), ByteString.copyFromUtf8(data));
  }

  public static Envelope seek(
      SigningIdentity signer,
      Instant now,
      SeekPosition start,
      SeekPosition stop,
      SeekInfo.SeekBehavior behavior) {
    ChannelHeader.Builder header =
        header(Genesis.CHANNEL, HeaderType.DELIVER_SEEK_INFO)
            .setTimestamp(
                Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
    SeekInfo seek =
        SeekInfo.newBuilder().setStart(start).setStop(stop).setBehavior(behavior).build();
    return envelope(signer, header, seek.toByteString());
  }

  public static ChannelHeader.Builder header(String channel, HeaderType type) {
    return ChannelHeader.newBuilder().setChannelId(channel).setType(type.getNumber());
  }

  public static Envelope envelope(
      SigningIdentity signer, ChannelHeader.Builder header, ByteString data) {
    SignatureHeader signature =
        SignatureHeader.newBuilder()
            .setCreator(signer.serialized())
            .setNonce(ByteString.copyFromUtf8("nonce"))
            .build();
    ByteString payload =
        Payload.newBuilder()
            .setHeader(
                Header.newBuilder()
                    .setChannelHeader(header.build().toByteString())
                    .setSignatureHeader(signature.toByteString()))
            .setData(data)
            .build()
            .toByteString();
    return Envelope.newBuilder()
        .setPayload(payload)
        .setSignature(ByteString.copyFrom(signer.sign(payload.toByteArray())))
        .build();
  }
}
