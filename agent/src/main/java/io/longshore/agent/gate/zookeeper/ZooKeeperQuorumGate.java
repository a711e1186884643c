package io.longshore.agent.gate.zookeeper;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.longshore.agent.gate.Deadline;
import io.longshore.agent.gate.GateContext;
import io.longshore.agent.gate.GatePorts;
import io.longshore.agent.gate.GateReading;
import io.longshore.agent.gate.GateType;
import io.longshore.agent.gate.Unreachable;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every server of an ensemble is asked {@code mntr}, over a connection of its own: ZooKeeper closes
 * one after each answer.
 */
public final class ZooKeeperQuorumGate implements GateType {
  /** Far beyond any answer (about 1 KiB). */
  private static final int MAX_ANSWER = 64 * 1024;

  private static final byte[] QUESTION = "mntr".getBytes(US_ASCII);

  private final GatePorts ports;

  /** A gate that counts its time by the clock among these ports. */
  public ZooKeeperQuorumGate(GatePorts ports) {
    this.ports = ports;
  }

  @Override
  public String name() {
    return GateNames.ZOOKEEPER_QUORUM;
  }

  @Override
  public GateReading read(Gate gate, GateContext context) {
    List<GateTarget> targets = gate.targets();
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("gate " + name() + " names no server to ask");
    }
    Deadline deadline = new Deadline(ports.clock(), context.deadline());
    Map<String, ServerAnswer> answers = new LinkedHashMap<>();
    for (GateTarget target : targets) {
      Deadline share = deadline.forOneOf(targets.size() - answers.size());
      answers.put(target.name(), ask(target, share));
    }
    return Quorum.judge(answers).concerning(gate);
  }

  private static ServerAnswer ask(GateTarget target, Deadline deadline) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(target.address(), target.port()), deadline.millis());
      socket.getOutputStream().write(QUESTION);
      byte[] answer = new byte[MAX_ANSWER];
      int length = 0;
      while (length < MAX_ANSWER) {
        socket.setSoTimeout(deadline.millis());
        int more = socket.getInputStream().read(answer, length, MAX_ANSWER - length);
        if (more < 0) {
          break;
        }
        length += more;
      }
      return ServerAnswer.parse(new String(answer, 0, length, US_ASCII));
    } catch (IOException unreachable) {
      return ServerAnswer.silent(Unreachable.words(unreachable));
    }
  }
}
