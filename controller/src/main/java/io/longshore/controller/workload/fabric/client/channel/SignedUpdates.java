package io.longshore.controller.workload.fabric.client.channel;

import com.google.protobuf.ByteString;
import io.longshore.controller.workload.fabric.client.proposal.Stamp;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.material.ChannelMessage;
import io.longshore.controller.workload.fabric.material.Deterministic;
import io.longshore.controller.workload.fabric.material.SignedEnvelope;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ConfigSignature;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigUpdateEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/** Updates of a channel with the signatures of those who agree. */
public final class SignedUpdates {
  private SignedUpdates() {}

  /** What an update is as bytes; signatures are over these and no others. */
  public static ByteString bytes(ConfigUpdate update) {
    return Deterministic.bytes(update);
  }

  /** An administrator's consent to an update. */
  public static ConfigSignature sign(ByteString update, SigningIdentity signer, Stamp stamp) {
    ByteString header =
        SignatureHeader.newBuilder()
            .setCreator(signer.serializedIdentity().toByteString())
            .setNonce(ByteString.copyFrom(stamp.nonce()))
            .build()
            .toByteString();
    return ConfigSignature.newBuilder()
        .setSignatureHeader(header)
        .setSignature(signer.sign(header.concat(update)))
        .build();
  }

  /**
   * What an orderer is sent.
   *
   * @param signatures of those who agree
   * @param sender may write to the channel; in whose name it is sent
   */
  public static Envelope envelope(
      String channel,
      ByteString update,
      List<ConfigSignature> signatures,
      SigningIdentity sender,
      Stamp stamp) {
    ConfigUpdateEnvelope content =
        ConfigUpdateEnvelope.newBuilder()
            .setConfigUpdate(update)
            .addAllSignatures(signatures)
            .build();
    return SignedEnvelope.of(
        new ChannelMessage(
            HeaderType.CONFIG_UPDATE,
            0,
            channel,
            stamp.at(),
            Optional.empty(),
            content.toByteString()),
        sender,
        stamp.nonce());
  }

  /**
   * An update signed by all of these, sent by the first.
   *
   * @param signers at least one
   */
  public static Envelope envelope(
      ConfigUpdate update, List<SigningIdentity> signers, StampSource stamps) {
    if (signers.isEmpty()) {
      throw new IllegalArgumentException("an update needs a signer");
    }
    ByteString bytes = bytes(update);
    List<ConfigSignature> signatures =
        signers.stream().map(signer -> sign(bytes, signer, stamps.next())).toList();
    return envelope(update.getChannelId(), bytes, signatures, signers.get(0), stamps.next());
  }
}
