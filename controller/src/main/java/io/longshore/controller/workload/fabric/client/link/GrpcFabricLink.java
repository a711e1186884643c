package io.longshore.controller.workload.fabric.client.link;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.EndorserGrpc;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** The link over gRPC and TLS. Its calls block; any thread may make them. */
public final class GrpcFabricLink implements FabricLink {
  private final NodeChannels channels = new NodeChannels();
  private final Duration limit;

  /**
   * A link without connections; they are made when first needed.
   *
   * @param limit of calls to orderers
   */
  public GrpcFabricLink(Duration limit) {
    this.limit = limit;
  }

  @Override
  public Finding<BroadcastResponse> broadcast(Endpoint orderer, Envelope message) {
    return exchange(
        orderer,
        AtomicBroadcastGrpc.getBroadcastMethod(),
        message,
        call -> {
          BroadcastResponse answer = call.read();
          return answer == null ? Finding.unknown(silent(orderer)) : Finding.of(answer);
        });
  }

  @Override
  public Finding<Delivery> deliver(Endpoint orderer, Envelope seek) {
    return exchange(
        orderer,
        AtomicBroadcastGrpc.getDeliverMethod(),
        seek,
        call -> {
          List<Block> blocks = new ArrayList<>();
          for (DeliverResponse answer = call.read(); answer != null; answer = call.read()) {
            if (answer.hasStatus()) {
              return Finding.of(new Delivery(answer.getStatus(), blocks));
            }
            blocks.add(answer.getBlock());
          }
          return Finding.unknown(silent(orderer));
        });
  }

  @Override
  public Finding<ProposalResponse> propose(
      Endpoint peer, SignedProposal proposal, Duration callLimit) {
    try {
      return Finding.of(
          ClientCalls.blockingV2UnaryCall(
              channels.to(peer),
              EndorserGrpc.getProcessProposalMethod(),
              within(callLimit),
              proposal));
    } catch (StatusException e) {
      return Finding.unknown(CallFailure.of(peer, e.getStatus()));
    }
  }

  @Override
  public Finding<CommitWatch> watch(Endpoint peer, Envelope seek, Duration watchLimit) {
    BlockingClientCall<Envelope, org.hyperledger.fabric.protos.peer.DeliverResponse> call =
        ClientCalls.blockingBidiStreamingCall(
            channels.to(peer), DeliverGrpc.getDeliverFilteredMethod(), within(watchLimit));
    return FilteredBlocks.open(peer, call, seek);
  }

  @Override
  public void close() {
    channels.close();
  }

  private interface Conversation<Q, A, R> {
    Finding<R> hold(BlockingClientCall<Q, A> call) throws InterruptedException, StatusException;
  }

  /** Says one thing, hears what is answered, and hangs up. */
  private <Q, A, R> Finding<R> exchange(
      Endpoint node, MethodDescriptor<Q, A> method, Q message, Conversation<Q, A, R> talk) {
    BlockingClientCall<Q, A> call =
        ClientCalls.blockingBidiStreamingCall(channels.to(node), method, within(limit));
    try {
      call.write(message);
      return talk.hold(call);
    } catch (StatusException e) {
      return Finding.unknown(CallFailure.of(node, e.getStatus()));
    } catch (InterruptedException e) {
      return Finding.unknown(CallFailure.interrupted(node));
    } finally {
      call.cancel("answered", null);
    }
  }

  private static CallOptions within(Duration limit) {
    return CallOptions.DEFAULT.withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Setback silent(Endpoint node) {
    return CallFailure.of(node, Status.CANCELLED);
  }
}
