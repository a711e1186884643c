package io.longshore.lab.standin.serve;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.lab.standin.LogLines;
import io.longshore.lab.standin.msp.Identities;
import java.time.Clock;
import org.hyperledger.fabric.protos.peer.EndorserGrpc;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** {@code protos.Endorser} of a peer that has joined no channel. */
public final class EndorserService extends EndorserGrpc.EndorserImplBase {
  private final Identities local;
  private final Clock clock;
  private final LogLines lines;

  public EndorserService(Identities local, Clock clock, LogLines lines) {
    this.local = local;
    this.clock = clock;
    this.lines = lines;
  }

  @Override
  public void processProposal(SignedProposal proposal, StreamObserver<ProposalResponse> responses) {
    try {
      responses.onNext(ProposalRules.answer(local, proposal, clock.instant()));
      responses.onCompleted();
    } catch (ProposalRules.Refused e) {
      lines.warning("endorser", "refusing a proposal: %s", e.getMessage());
      // An error of a Go handler without a status of its own reaches the client as UNKNOWN.
      responses.onError(Status.UNKNOWN.withDescription(e.getMessage()).asRuntimeException());
    }
  }
}
