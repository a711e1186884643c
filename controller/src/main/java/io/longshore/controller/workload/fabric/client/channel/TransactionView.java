package io.longshore.controller.workload.fabric.client.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.controller.workload.fabric.material.FabricCertificate;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * A transaction in words.
 *
 * @param id hex; empty for one without
 * @param kind what it is
 * @param at its sender's time
 * @param sender MSP and name of the certificate
 * @param chaincode that ran; empty if none did
 * @param arguments of the chaincode, cut where they are long or no text
 * @param endorsers MSP and name of each
 * @param judgement VALID, or why it has no effect; empty if nobody judged
 */
public record TransactionView(
    String id,
    Kind kind,
    Instant at,
    String sender,
    String chaincode,
    List<String> arguments,
    List<String> endorsers,
    String judgement) {
  static final int NOT_JUDGED = -1;
  private static final int LONGEST = 60;
  private static final int MOST = 12;

  public TransactionView {
    arguments = List.copyOf(arguments);
    endorsers = List.copyOf(endorsers);
  }

  /** What a transaction is. */
  public enum Kind {
    TRANSACTION,
    CONFIGURATION,
    OTHER
  }

  static TransactionView of(ByteString bytes, int judged) throws InvalidProtocolBufferException {
    Payload payload = Payload.parseFrom(Envelope.parseFrom(bytes).getPayload());
    ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
    SignatureHeader signer = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
    Instant at =
        Instant.ofEpochSecond(header.getTimestamp().getSeconds(), header.getTimestamp().getNanos());
    String sender = identity(signer.getCreator());
    String judgement = judgement(judged);
    if (header.getType() == HeaderType.ENDORSER_TRANSACTION.getNumber()) {
      Run run = Run.of(payload.getData());
      return new TransactionView(
          header.getTxId(),
          Kind.TRANSACTION,
          at,
          sender,
          run.chaincode(),
          run.arguments(),
          run.endorsers(),
          judgement);
    }
    Kind kind = header.getType() == HeaderType.CONFIG.getNumber() ? Kind.CONFIGURATION : Kind.OTHER;
    return new TransactionView(
        header.getTxId(), kind, at, sender, "", List.of(), List.of(), judgement);
  }

  private static String judgement(int judged) {
    if (judged == NOT_JUDGED) {
      return "";
    }
    TxValidationCode code = TxValidationCode.forNumber(judged);
    return code == null ? "code " + judged : code.name();
  }

  private static String identity(ByteString serialized) throws InvalidProtocolBufferException {
    SerializedIdentity identity = SerializedIdentity.parseFrom(serialized);
    if (identity.getIdBytes().isEmpty()) {
      return identity.getMspid();
    }
    try {
      return identity.getMspid()
          + " "
          + FabricCertificate.ofPem(identity.getIdBytes().toString(StandardCharsets.US_ASCII))
              .commonName();
    } catch (CertificateException e) {
      return identity.getMspid() + " (a certificate that cannot be read)";
    }
  }

  private record Run(String chaincode, List<String> arguments, List<String> endorsers) {
    static Run of(ByteString transaction) throws InvalidProtocolBufferException {
      List<String> arguments = new ArrayList<>();
      List<String> endorsers = new ArrayList<>();
      String chaincode = "";
      for (TransactionAction action : Transaction.parseFrom(transaction).getActionsList()) {
        ChaincodeActionPayload payload = ChaincodeActionPayload.parseFrom(action.getPayload());
        ChaincodeInvocationSpec spec =
            ChaincodeInvocationSpec.parseFrom(
                ChaincodeProposalPayload.parseFrom(payload.getChaincodeProposalPayload())
                    .getInput());
        chaincode = spec.getChaincodeSpec().getChaincodeId().getName();
        spec.getChaincodeSpec().getInput().getArgsList().stream()
            .limit(MOST)
            .map(Run::text)
            .forEach(arguments::add);
        for (Endorsement endorsement : payload.getAction().getEndorsementsList()) {
          endorsers.add(identity(endorsement.getEndorser()));
        }
      }
      return new Run(chaincode, arguments, endorsers);
    }

    private static String text(ByteString argument) {
      if (!argument.isValidUtf8() || argument.toStringUtf8().codePoints().anyMatch(c -> c < ' ')) {
        return "(" + argument.size() + " bytes)";
      }
      String text = argument.toStringUtf8();
      return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
  }
}
