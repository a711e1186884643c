package io.longshore.agent.gate.endpoint;

import io.longshore.agent.gate.Deadline;
import io.longshore.agent.gate.GateContext;
import io.longshore.agent.gate.GatePorts;
import io.longshore.agent.gate.GateReading;
import io.longshore.agent.gate.GateType;
import io.longshore.agent.gate.TargetReading;
import io.longshore.agent.gate.Unreachable;
import io.longshore.model.Gate;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Connects to every target, each time anew, and lets a question be asked there. */
abstract class EndpointGate implements GateType {
  private final GatePorts ports;

  EndpointGate(GatePorts ports) {
    this.ports = ports;
  }

  /** What a target that accepted the connection shows. */
  abstract TargetReading ask(Gate gate, GateTarget target, Socket socket) throws IOException;

  @Override
  public GateReading read(Gate gate, GateContext context) {
    List<GateTarget> targets = gate.targets();
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("gate " + name() + " names nobody to ask");
    }
    Deadline deadline = new Deadline(ports.clock(), context.deadline());
    List<TargetReading> readings = new ArrayList<>();
    for (GateTarget target : targets) {
      readings.add(connect(gate, target, deadline.forOneOf(targets.size() - readings.size())));
    }
    return TargetReading.all(readings);
  }

  private TargetReading connect(Gate gate, GateTarget target, Deadline deadline) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(target.address(), target.port()), deadline.millis());
      socket.setSoTimeout(deadline.millis());
      return ask(gate, target, socket);
    } catch (IOException trouble) {
      return new TargetReading(shown(target), Verdict.WAIT, Unreachable.words(trouble));
    }
  }

  /** A target as evidence names it. */
  static String shown(GateTarget target) {
    return target.name() + " at " + target.address() + ":" + target.port();
  }
}
