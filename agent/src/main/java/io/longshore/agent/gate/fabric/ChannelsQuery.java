package io.longshore.agent.gate.fabric;

import com.google.protobuf.ByteString;
import io.longshore.agent.gate.GatePorts;
import io.longshore.base.Digest;
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

/** The question which channels a peer has joined, to its system chaincode cscc. */
final class ChannelsQuery {
  private static final ChaincodeID CSCC = ChaincodeID.newBuilder().setName("cscc").build();

  private ChannelsQuery() {}

  static SignedProposal proposal(NodeIdentity identity, GatePorts ports) {
    byte[] nonce = new byte[24];
    ports.random().nextBytes(nonce);
    ByteString nonceBytes = ByteString.copyFrom(nonce);
    Header header =
        Header.newBuilder()
            .setChannelHeader(
                ChannelHeader.newBuilder()
                    .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                    .setTxId(Digest.of(nonceBytes.concat(identity.creator()).toByteArray()).hex())
                    .setExtension(
                        ChaincodeHeaderExtension.newBuilder()
                            .setChaincodeId(CSCC)
                            .build()
                            .toByteString())
                    .build()
                    .toByteString())
            .setSignatureHeader(
                SignatureHeader.newBuilder()
                    .setCreator(identity.creator())
                    .setNonce(nonceBytes)
                    .build()
                    .toByteString())
            .build();
    ChaincodeInvocationSpec invocation =
        ChaincodeInvocationSpec.newBuilder()
            .setChaincodeSpec(
                ChaincodeSpec.newBuilder()
                    .setType(ChaincodeSpec.Type.GOLANG)
                    .setChaincodeId(CSCC)
                    .setInput(
                        ChaincodeInput.newBuilder()
                            .addArgs(ByteString.copyFromUtf8("GetChannels"))))
            .build();
    ByteString proposal =
        Proposal.newBuilder()
            .setHeader(header.toByteString())
            .setPayload(
                ChaincodeProposalPayload.newBuilder()
                    .setInput(invocation.toByteString())
                    .build()
                    .toByteString())
            .build()
            .toByteString();
    return SignedProposal.newBuilder()
        .setProposalBytes(proposal)
        .setSignature(identity.sign(proposal))
        .build();
  }
}
