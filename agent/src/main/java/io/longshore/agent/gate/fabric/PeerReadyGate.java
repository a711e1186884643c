package io.longshore.agent.gate.fabric;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Channel;
import io.grpc.Status;
import io.longshore.agent.gate.Deadline;
import io.longshore.agent.gate.GateContext;
import io.longshore.agent.gate.GatePorts;
import io.longshore.agent.gate.GateReading;
import io.longshore.agent.gate.GateType;
import io.longshore.agent.gate.TargetReading;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.peer.ChannelInfo;
import org.hyperledger.fabric.protos.peer.ChannelQueryResponse;
import org.hyperledger.fabric.protos.peer.EndorserGrpc;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * Peers are asked which channels they have joined. A peer serves only after it has opened every
 * ledger it has (Fabric 1.4, peer/node/start.go), so any answer proves that.
 */
public final class PeerReadyGate implements GateType {
  private static final int OK = 200;

  private final Asker asker = new Asker();
  private final GatePorts ports;
  private final SignedOnce<SignedProposal> questions;

  /** A gate that signs with these nonces. */
  public PeerReadyGate(GatePorts ports) {
    this.ports = ports;
    this.questions = new SignedOnce<>(ports.clock());
  }

  @Override
  public String name() {
    return GateNames.PEER_READY;
  }

  @Override
  public GateReading read(Gate gate, GateContext context) {
    if (gate.targets().isEmpty()) {
      throw new IllegalArgumentException("gate " + name() + " names no peer to ask");
    }
    Deadline deadline = new Deadline(ports.clock(), context.deadline());
    return asker.ask(
        gate,
        context,
        (identity, credentials) -> {
          SignedProposal question =
              questions.get(identity, "channels", () -> ChannelsQuery.proposal(identity, ports));
          List<TargetReading> seen = new ArrayList<>();
          for (GateTarget target : gate.targets()) {
            Deadline share = deadline.forOneOf(gate.targets().size() - seen.size());
            seen.add(
                asker.call(credentials, target, over -> answer(target, over, question, share)));
          }
          return TargetReading.all(seen);
        });
  }

  @Override
  public void close() {
    asker.close();
  }

  private static TargetReading answer(
      GateTarget target, Channel over, SignedProposal question, Deadline deadline) {
    ProposalResponse answer;
    try {
      answer =
          EndorserGrpc.newBlockingStub(over)
              .withDeadlineAfter(deadline.millis(), TimeUnit.MILLISECONDS)
              .processProposal(question);
    } catch (SocketTimeoutException late) {
      throw Status.DEADLINE_EXCEEDED.asRuntimeException();
    }
    if (answer.getResponse().getStatus() != OK) {
      return new TargetReading(
          target.name(), Verdict.FAIL, "refuses: " + answer.getResponse().getMessage());
    }
    return new TargetReading(target.name(), Verdict.PASS, "serves " + channels(answer));
  }

  private static String channels(ProposalResponse answer) {
    try {
      String joined =
          ChannelQueryResponse.parseFrom(answer.getResponse().getPayload())
              .getChannelsList()
              .stream()
              .map(ChannelInfo::getChannelId)
              .sorted()
              .limit(10)
              .collect(Collectors.joining(" "));
      return joined.isEmpty() ? "and has joined no channel" : joined;
    } catch (InvalidProtocolBufferException e) {
      return "and lists its channels in an unknown way";
    }
  }
}
