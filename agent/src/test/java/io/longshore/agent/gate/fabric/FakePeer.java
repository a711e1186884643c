package io.longshore.agent.gate.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.base.Digest;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChannelInfo;
import org.hyperledger.fabric.protos.peer.ChannelQueryResponse;
import org.hyperledger.fabric.protos.peer.EndorserGrpc.EndorserImplBase;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** Answers cscc GetChannels with the checks of Fabric 1.4. */
final class FakePeer extends EndorserImplBase {
  volatile boolean member = true;
  volatile List<String> channels = List.of();

  @Override
  public void processProposal(SignedProposal signed, StreamObserver<ProposalResponse> answers) {
    try {
      String wrong = wrong(signed);
      if (!wrong.isEmpty()) {
        answers.onError(Status.UNKNOWN.withDescription(wrong).asException());
        return;
      }
    } catch (InvalidProtocolBufferException e) {
      answers.onError(Status.UNKNOWN.withDescription("not a proposal").asException());
      return;
    }
    ChannelQueryResponse.Builder joined = ChannelQueryResponse.newBuilder();
    channels.forEach(name -> joined.addChannels(ChannelInfo.newBuilder().setChannelId(name)));
    Response response =
        member
            ? Response.newBuilder().setStatus(200).setPayload(joined.build().toByteString()).build()
            : Response.newBuilder()
                .setStatus(500)
                .setMessage("access denied for [GetChannels]")
                .build();
    answers.onNext(ProposalResponse.newBuilder().setResponse(response).build());
    answers.onCompleted();
  }

  private static String wrong(SignedProposal signed) throws InvalidProtocolBufferException {
    Proposal proposal = Proposal.parseFrom(signed.getProposalBytes());
    Header header = Header.parseFrom(proposal.getHeader());
    ChannelHeader channel = ChannelHeader.parseFrom(header.getChannelHeader());
    SignatureHeader by = SignatureHeader.parseFrom(header.getSignatureHeader());
    if (!FakeNode.signed(by.getCreator(), signed.getProposalBytes(), signed.getSignature())) {
      return "access denied: channel [] creator org [NodeMSP]";
    }
    ByteString seed = by.getNonce().concat(by.getCreator());
    if (!channel.getTxId().equals(Digest.of(seed.toByteArray()).hex()) || by.getNonce().isEmpty()) {
      return "invalid txid";
    }
    ChaincodeInvocationSpec call =
        ChaincodeInvocationSpec.parseFrom(
            ChaincodeProposalPayload.parseFrom(proposal.getPayload()).getInput());
    boolean asked =
        channel.getType() == 3
            && channel.getChannelId().isEmpty()
            && call.getChaincodeSpec().getChaincodeId().getName().equals("cscc")
            && call.getChaincodeSpec().getInput().getArgs(0).toStringUtf8().equals("GetChannels");
    return asked ? "" : "not the question this peer knows";
  }
}
