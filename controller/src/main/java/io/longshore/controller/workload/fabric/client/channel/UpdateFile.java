package io.longshore.controller.workload.fabric.client.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.ConfigSignature;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigUpdateEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * An update with the signatures it has so far, in the form of Fabric's own files: {@code peer
 * channel signconfigtx} and {@code peer channel update} take it too.
 *
 * @param channel its name
 * @param update the update's bytes, which are what is signed
 * @param signatures of those who agree
 */
public record UpdateFile(String channel, ByteString update, List<ConfigSignature> signatures) {
  public UpdateFile {
    signatures = List.copyOf(signatures);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidProtocolBufferException if it holds no update of a channel
   */
  public static UpdateFile of(ByteString bytes) throws InvalidProtocolBufferException {
    Payload payload = Payload.parseFrom(Envelope.parseFrom(bytes).getPayload());
    ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
    ConfigUpdateEnvelope content = ConfigUpdateEnvelope.parseFrom(payload.getData());
    String channel = ConfigUpdate.parseFrom(content.getConfigUpdate()).getChannelId();
    if (header.getType() != HeaderType.CONFIG_UPDATE.getNumber()
        || channel.isEmpty()
        || !channel.equals(header.getChannelId())) {
      throw new InvalidProtocolBufferException("it holds no update of a channel");
    }
    UpdateFile file =
        new UpdateFile(channel, content.getConfigUpdate(), content.getSignaturesList());
    file.signers();
    return file;
  }

  /** The file's bytes. */
  public ByteString bytes() {
    ByteString header =
        ChannelHeader.newBuilder()
            .setType(HeaderType.CONFIG_UPDATE.getNumber())
            .setChannelId(channel)
            .build()
            .toByteString();
    return Envelope.newBuilder()
        .setPayload(
            Payload.newBuilder()
                .setHeader(Header.newBuilder().setChannelHeader(header))
                .setData(
                    ConfigUpdateEnvelope.newBuilder()
                        .setConfigUpdate(update)
                        .addAllSignatures(signatures)
                        .build()
                        .toByteString())
                .build()
                .toByteString())
        .build()
        .toByteString();
  }

  /** The same with one more signature. */
  public UpdateFile with(ConfigSignature signature) {
    List<ConfigSignature> all = new ArrayList<>(signatures);
    all.add(signature);
    return new UpdateFile(channel, update, all);
  }

  /** The update itself. */
  public ConfigUpdate content() throws InvalidProtocolBufferException {
    return ConfigUpdate.parseFrom(update);
  }

  /** MSP ids of those who signed. */
  public SortedSet<String> signers() throws InvalidProtocolBufferException {
    SortedSet<String> signers = new TreeSet<>();
    for (ConfigSignature signature : signatures) {
      SignatureHeader header = SignatureHeader.parseFrom(signature.getSignatureHeader());
      signers.add(SerializedIdentity.parseFrom(header.getCreator()).getMspid());
    }
    return Collections.unmodifiableSortedSet(signers);
  }
}
