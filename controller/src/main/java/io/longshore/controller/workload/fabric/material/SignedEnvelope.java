package io.longshore.controller.workload.fabric.material;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/** Messages wrapped and signed the way orderers and peers take them. */
public final class SignedEnvelope {
  /** Bytes of a nonce. */
  public static final int NONCE_BYTES = 24;

  private SignedEnvelope() {}

  /**
   * The signed message.
   *
   * @param nonce {@value #NONCE_BYTES} bytes never used before; with the signer it makes the
   *     transaction's id
   */
  public static Envelope of(ChannelMessage message, SigningIdentity signer, byte[] nonce) {
    SignatureHeader signature =
        signatureHeader(Deterministic.bytes(signer.serializedIdentity()), nonce);
    ByteString payload = payload(channelHeader(message, signature), signature, message.data());
    return Envelope.newBuilder().setPayload(payload).setSignature(signer.sign(payload)).build();
  }

  /** The message with an empty creator and no signature: only a genesis block holds one. */
  static Envelope unsigned(ChannelMessage message, byte[] nonce) {
    SignatureHeader signature = signatureHeader(ByteString.EMPTY, nonce);
    return Envelope.newBuilder()
        .setPayload(payload(channelHeader(message, signature), signature, message.data()))
        .build();
  }

  private static SignatureHeader signatureHeader(ByteString creator, byte[] nonce) {
    if (nonce.length != NONCE_BYTES) {
      throw new IllegalArgumentException("a nonce has " + NONCE_BYTES + " bytes");
    }
    return SignatureHeader.newBuilder()
        .setCreator(creator)
        .setNonce(ByteString.copyFrom(nonce))
        .build();
  }

  private static ChannelHeader channelHeader(ChannelMessage message, SignatureHeader signature) {
    ChannelHeader.Builder header =
        ChannelHeader.newBuilder()
            .setType(message.type().getNumber())
            .setVersion(message.version())
            .setChannelId(message.channel())
            .setTxId(transactionId(signature))
            .setTimestamp(timestamp(message.timestamp()));
    message
        .tlsCertificate()
        .ifPresent(tls -> header.setTlsCertHash(ByteString.copyFrom(P256.sha256(tls.der()))));
    return header.build();
  }

  private static String transactionId(SignatureHeader signature) {
    byte[] seed = signature.getNonce().concat(signature.getCreator()).toByteArray();
    return HexFormat.of().formatHex(P256.sha256(seed));
  }

  private static ByteString payload(
      ChannelHeader channel, SignatureHeader signature, ByteString data) {
    Header.Builder header =
        Header.newBuilder()
            .setChannelHeader(channel.toByteString())
            .setSignatureHeader(signature.toByteString());
    return Payload.newBuilder().setHeader(header).setData(data).build().toByteString();
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
