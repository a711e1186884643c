package io.longshore.agent.gate.fabric;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
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
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;

/**
 * Orderers are asked to deliver a channel's newest block. Fabric 1.4 answers in this order
 * (common/deliver/deliver.go): bad clock, unknown channel, consenter not up, caller no reader,
 * block. So FORBIDDEN, too, proves that the consenter is up.
 */
public final class OrdererReadyGate implements GateType {
  private final Asker asker = new Asker();
  private final GatePorts ports;
  private final SignedOnce<Envelope> questions;

  /** A gate that signs with this clock and these nonces. */
  public OrdererReadyGate(GatePorts ports) {
    this.ports = ports;
    this.questions = new SignedOnce<>(ports.clock());
  }

  @Override
  public String name() {
    return GateNames.ORDERER_READY;
  }

  @Override
  public GateReading read(Gate gate, GateContext context) {
    String channel = gate.setting(GateNames.CHANNEL);
    boolean any = Word.isFirst(gate, GateNames.NEED, "any", "all");
    boolean reader = Word.isFirst(gate, GateNames.READER, "yes", "no");
    if (gate.targets().isEmpty()) {
      throw new IllegalArgumentException("gate " + name() + " names no orderer to ask");
    }
    Deadline deadline = new Deadline(ports.clock(), context.deadline());
    return asker.ask(
        gate,
        context,
        (identity, credentials) -> {
          Envelope question =
              questions.get(identity, channel, () -> SeekNewest.envelope(channel, identity, ports));
          List<TargetReading> seen = new ArrayList<>();
          for (GateTarget target : gate.targets()) {
            Deadline share = deadline.forOneOf(gate.targets().size() - seen.size());
            TargetReading one =
                asker.call(
                    credentials,
                    target,
                    over -> answer(target, channel, reader, over, question, share));
            seen.add(one);
            if (any && one.verdict() == Verdict.PASS) {
              return TargetReading.any(List.of(one));
            }
          }
          return any ? TargetReading.any(seen) : TargetReading.all(seen);
        });
  }

  @Override
  public void close() {
    asker.close();
  }

  private static TargetReading answer(
      GateTarget target,
      String channel,
      boolean reader,
      Channel over,
      Envelope question,
      Deadline deadline) {
    DeliverResponse answer;
    try {
      answer = NewestBlock.ask(over, question, deadline.millis());
    } catch (SocketTimeoutException late) {
      throw Status.DEADLINE_EXCEEDED.asRuntimeException();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED) {
        return new TargetReading(
            target.name(), Verdict.PASS, "delivers " + channel + " (its newest block is large)");
      }
      throw e;
    }
    return answer.hasBlock()
        ? new TargetReading(
            target.name(),
            Verdict.PASS,
            "delivers " + channel + " up to block " + answer.getBlock().getHeader().getNumber())
        : refusal(target, channel, reader, answer);
  }

  private static TargetReading refusal(
      GateTarget target, String channel, boolean reader, DeliverResponse answer) {
    return switch (answer.getStatus()) {
      case SERVICE_UNAVAILABLE ->
          wait(target, "serves, but its consenter for " + channel + " has not started");
      case NOT_FOUND -> wait(target, "does not know channel " + channel);
      case FORBIDDEN ->
          reader
              ? fail(target, "refuses this node as a reader of " + channel)
              : new TargetReading(
                  target.name(), Verdict.PASS, "has started its consenter for " + channel);
      case BAD_REQUEST ->
          fail(
              target,
              "refuses the question: is its clock more than 15 minutes from this host's, or does it"
                  + " demand TLS client certificates?");
      default -> wait(target, "answers " + answer.getStatus());
    };
  }

  private static TargetReading wait(GateTarget target, String words) {
    return new TargetReading(target.name(), Verdict.WAIT, words);
  }

  private static TargetReading fail(GateTarget target, String words) {
    return new TargetReading(target.name(), Verdict.FAIL, words);
  }
}
