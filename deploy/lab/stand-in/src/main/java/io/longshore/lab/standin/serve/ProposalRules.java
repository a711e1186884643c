package io.longshore.lab.standin.serve;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.lab.standin.ledger.Hashes;
import io.longshore.lab.standin.msp.Identities;
import io.longshore.lab.standin.msp.MspException;
import io.longshore.lab.standin.msp.Signatures;
import java.time.Instant;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChannelQueryResponse;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * How a peer that has joined no channel answers a proposal, decided in the order of the real peer's
 * checks.
 */
public final class ProposalRules {
  private static final int OK = 200;
  private static final int ERROR = 500;

  private ProposalRules() {}

  /** A proposal that does not get a response but ends its call, with the real peer's text. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * Decides.
   *
   * @param local the peer's own organisation, alone
   */
  public static ProposalResponse answer(Identities local, SignedProposal signed, Instant now)
      throws Refused {
    try {
      Proposal proposal = Proposal.parseFrom(signed.getProposalBytes());
      Header header = Header.parseFrom(proposal.getHeader());
      ChannelHeader channelHeader = ChannelHeader.parseFrom(header.getChannelHeader());
      SignatureHeader signatureHeader = SignatureHeader.parseFrom(header.getSignatureHeader());
      checkHeaders(channelHeader, signatureHeader);
      checkExpiry(local, signatureHeader.getCreator(), now);
      checkCreator(local, signed, channelHeader.getChannelId(), signatureHeader.getCreator());
      checkTxId(channelHeader.getTxId(), signatureHeader);
      String chaincode =
          ChaincodeHeaderExtension.parseFrom(channelHeader.getExtension())
              .getChaincodeId()
              .getName();
      ChaincodeProposalPayload payload = ChaincodeProposalPayload.parseFrom(proposal.getPayload());
      ChaincodeInvocationSpec call = ChaincodeInvocationSpec.parseFrom(payload.getInput());
      String function =
          call.getChaincodeSpec().getInput().getArgsList().stream()
              .findFirst()
              .orElse(ByteString.EMPTY)
              .toStringUtf8();
      return ProposalResponse.newBuilder().setResponse(invoke(chaincode, function)).build();
    } catch (InvalidProtocolBufferException e) {
      throw new Refused("error unmarshaling proposal: " + e.getMessage());
    }
  }

  private static Response invoke(String chaincode, String function) {
    if (chaincode.equals("cscc") && function.equals("GetChannels")) {
      return Response.newBuilder()
          .setStatus(OK)
          .setPayload(ChannelQueryResponse.getDefaultInstance().toByteString())
          .build();
    }
    return Response.newBuilder()
        .setStatus(ERROR)
        .setMessage(
            "this is a stand-in, not a peer: it answers cscc GetChannels and runs no other chaincode (asked for '%s' '%s')"
                .formatted(chaincode, function))
        .build();
  }

  private static void checkHeaders(ChannelHeader channel, SignatureHeader signature)
      throws Refused {
    switch (channel.getType()) {
      case HeaderType.ENDORSER_TRANSACTION_VALUE, HeaderType.CONFIG_VALUE -> {}
      case HeaderType.CONFIG_UPDATE_VALUE ->
          throw new Refused("unsupported proposal type " + channel.getType());
      default ->
          throw new Refused("invalid header type " + HeaderType.forNumber(channel.getType()));
    }
    if (channel.getEpoch() != 0) {
      throw new Refused(
          "invalid Epoch in ChannelHeader. Expected 0, got [" + channel.getEpoch() + "]");
    }
    if (signature.getNonce().isEmpty()) {
      throw new Refused("invalid nonce specified in the header");
    }
    if (signature.getCreator().isEmpty()) {
      throw new Refused("invalid creator specified in the header");
    }
  }

  private static void checkExpiry(Identities local, ByteString creator, Instant now)
      throws Refused {
    try {
      if (now.isAfter(local.read(creator).certificate().getNotAfter().toInstant())) {
        throw new Refused("identity expired");
      }
    } catch (MspException notReadable) {
      // Then the check of the creator refuses it.
    }
  }

  private static void checkCreator(
      Identities local, SignedProposal signed, String channel, ByteString creator)
      throws Refused, InvalidProtocolBufferException {
    try {
      // On a channel it has not joined a peer knows no organisation at all.
      if (channel.isEmpty()) {
        Identities.Claim claim = local.read(creator);
        claim.msp().validate(claim.certificate());
        if (Signatures.verifies(
            claim.certificate().getPublicKey(),
            signed.getProposalBytes().toByteArray(),
            signed.getSignature().toByteArray())) {
          return;
        }
      }
    } catch (MspException e) {
      // The one text below for every cause keeps a stranger from probing channels; so does the real
      // peer's.
    }
    throw new Refused(
        "access denied: channel [%s] creator org [%s]"
            .formatted(channel, SerializedIdentity.parseFrom(creator).getMspid()));
  }

  private static void checkTxId(String txId, SignatureHeader header) throws Refused {
    byte[] seed = header.getNonce().concat(header.getCreator()).toByteArray();
    String expected = HexFormat.of().formatHex(Hashes.sha256(seed).toByteArray());
    if (!txId.equals(expected)) {
      throw new Refused("invalid txid. got [%s], expected [%s]".formatted(txId, expected));
    }
  }
}
