package io.longshore.lab.standin.material;

import com.google.protobuf.ByteString;
import io.longshore.lab.standin.ledger.Hashes;
import io.longshore.lab.standin.msp.SigningIdentity;
import java.util.HexFormat;
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

/** Signed proposals as a client sends them to a peer. */
public final class Proposals {
  private Proposals() {}

  public static SignedProposal of(
      SigningIdentity signer, String channel, String chaincode, String function) {
    return of(signer, channel, chaincode, function, txId(signer));
  }

  public static SignedProposal of(
      SigningIdentity signer, String channel, String chaincode, String function, String txId) {
    ChaincodeID id = ChaincodeID.newBuilder().setName(chaincode).build();
    ChaincodeInput input =
        ChaincodeInput.newBuilder().addArgs(ByteString.copyFromUtf8(function)).build();
    ChaincodeInvocationSpec call =
        ChaincodeInvocationSpec.newBuilder()
            .setChaincodeSpec(ChaincodeSpec.newBuilder().setChaincodeId(id).setInput(input))
            .build();
    ByteString extension =
        ChaincodeHeaderExtension.newBuilder().setChaincodeId(id).build().toByteString();
    Header header =
        Header.newBuilder()
            .setChannelHeader(
                Requests.header(channel, HeaderType.ENDORSER_TRANSACTION)
                    .setTxId(txId)
                    .setExtension(extension)
                    .build()
                    .toByteString())
            .setSignatureHeader(
                SignatureHeader.newBuilder()
                    .setCreator(signer.serialized())
                    .setNonce(ByteString.copyFromUtf8("nonce"))
                    .build()
                    .toByteString())
            .build();
    ByteString proposal =
        Proposal.newBuilder()
            .setHeader(header.toByteString())
            .setPayload(
                ChaincodeProposalPayload.newBuilder()
                    .setInput(call.toByteString())
                    .build()
                    .toByteString())
            .build()
            .toByteString();
    return SignedProposal.newBuilder()
        .setProposalBytes(proposal)
        .setSignature(ByteString.copyFrom(signer.sign(proposal.toByteArray())))
        .build();
  }

  public static String txId(SigningIdentity signer) {
    byte[] seed = ByteString.copyFromUtf8("nonce").concat(signer.serialized()).toByteArray();
    return HexFormat.of().formatHex(Hashes.sha256(seed).toByteArray());
  }
}
