package io.longshore.controller.workload.fabric.client.link;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.EndorserGrpc;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** A peer whose chaincodes answer what they are told to, and whose blocks come when told to. */
public final class FakePeer extends EndorserGrpc.EndorserImplBase {
  private final Map<String, Function<List<ByteString>, Response>> functions =
      new ConcurrentHashMap<>();
  private final List<StreamObserver<DeliverResponse>> watchers = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  /** What a function of a chaincode answers, e.g. {@code "cscc GetChannels"}. */
  public void answer(String function, Function<List<ByteString>, Response> answer) {
    functions.put(function, answer);
  }

  /** As {@link #answer}, with success and these bytes. */
  public void answer(String function, ByteString payload) {
    answer(function, arguments -> ok(payload));
  }

  /** A chaincode's success. */
  public static Response ok(ByteString payload) {
    return Response.newBuilder().setStatus(200).setPayload(payload).build();
  }

  /** A chaincode's error. */
  public static Response error(String message) {
    return Response.newBuilder().setStatus(500).setMessage(message).build();
  }

  /** The functions that were called, in order. */
  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  /** Commits a block with one transaction. */
  public synchronized void commit(String transactionId, TxValidationCode judgement) {
    DeliverResponse block =
        DeliverResponse.newBuilder()
            .setFilteredBlock(
                FilteredBlock.newBuilder()
                    .addFilteredTransactions(
                        FilteredTransaction.newBuilder()
                            .setTxid(transactionId)
                            .setTxValidationCode(judgement)))
            .build();
    watchers.forEach(watcher -> watcher.onNext(block));
  }

  @Override
  public void processProposal(SignedProposal signed, StreamObserver<ProposalResponse> out) {
    try {
      Proposal proposal = Proposal.parseFrom(signed.getProposalBytes());
      ChaincodeSpec spec =
          ChaincodeInvocationSpec.parseFrom(
                  ChaincodeProposalPayload.parseFrom(proposal.getPayload()).getInput())
              .getChaincodeSpec();
      List<ByteString> arguments = spec.getInput().getArgsList();
      String function = spec.getChaincodeId().getName() + " " + arguments.get(0).toStringUtf8();
      synchronized (this) {
        asked.add(function);
      }
      Response response =
          functions
              .getOrDefault(function, none -> error("Requested function not found."))
              .apply(arguments);
      out.onNext(
          ProposalResponse.newBuilder()
              .setResponse(response)
              .setPayload(response.getPayload())
              .setEndorsement(Endorsement.getDefaultInstance())
              .build());
      out.onCompleted();
    } catch (Exception e) {
      out.onError(Status.UNKNOWN.withDescription(e.getMessage()).asRuntimeException());
    }
  }

  /** The service that shows blocks as they are committed, the newest at once. */
  public DeliverGrpc.DeliverImplBase blocks() {
    return new DeliverGrpc.DeliverImplBase() {
      @Override
      public StreamObserver<Envelope> deliverFiltered(StreamObserver<DeliverResponse> out) {
        return new Hearing<>(
            out,
            seek -> {
              synchronized (FakePeer.this) {
                watchers.add(out);
              }
              out.onNext(
                  DeliverResponse.newBuilder()
                      .setFilteredBlock(FilteredBlock.getDefaultInstance())
                      .build());
              return true;
            });
      }
    };
  }
}
