package io.longshore.controller.workload.fabric.client.proposal;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * A chaincode call as a signed proposal.
 *
 * @param call what is asked
 * @param signer in whose name; the transaction made of it must be signed by the same
 * @param transactionId hex SHA-256 over nonce and signer; the ledger knows the transaction by it
 * @param header goes into the transaction byte for byte
 * @param payload goes into the transaction byte for byte
 */
public record SignedCall(
    ChaincodeCall call,
    SigningIdentity signer,
    String transactionId,
    Header header,
    ByteString payload) {

  /** The call, stamped. */
  public static SignedCall of(ChaincodeCall call, SigningIdentity signer, Stamp stamp) {
    SignatureHeader signature =
        SignatureHeader.newBuilder()
            .setCreator(signer.serializedIdentity().toByteString())
            .setNonce(ByteString.copyFrom(stamp.nonce()))
            .build();
    String id = Digest.of(signature.getNonce().concat(signature.getCreator()).toByteArray()).hex();
    ChannelHeader channel =
        ChannelHeader.newBuilder()
            .setType(HeaderType.ENDORSER_TRANSACTION.getNumber())
            .setChannelId(call.channel())
            .setTxId(id)
            .setTimestamp(stamp.timestamp())
            .setExtension(
                ChaincodeHeaderExtension.newBuilder()
                    .setChaincodeId(chaincode(call))
                    .build()
                    .toByteString())
            .build();
    Header header =
        Header.newBuilder()
            .setChannelHeader(channel.toByteString())
            .setSignatureHeader(signature.toByteString())
            .build();
    return new SignedCall(call, signer, id, header, payload(call));
  }

  /** What a peer is sent. */
  public SignedProposal proposal() {
    ByteString proposal =
        Proposal.newBuilder()
            .setHeader(header.toByteString())
            .setPayload(payload)
            .build()
            .toByteString();
    return SignedProposal.newBuilder()
        .setProposalBytes(proposal)
        .setSignature(signer.sign(proposal))
        .build();
  }

  private static ByteString payload(ChaincodeCall call) {
    ChaincodeSpec spec =
        ChaincodeSpec.newBuilder()
            .setType(ChaincodeSpec.Type.GOLANG)
            .setChaincodeId(chaincode(call))
            .setInput(ChaincodeInput.newBuilder().addAllArgs(call.arguments()))
            .build();
    return ChaincodeProposalPayload.newBuilder()
        .setInput(
            ChaincodeInvocationSpec.newBuilder().setChaincodeSpec(spec).build().toByteString())
        .build()
        .toByteString();
  }

  private static ChaincodeID chaincode(ChaincodeCall call) {
    return ChaincodeID.newBuilder().setName(call.chaincode()).build();
  }
}
