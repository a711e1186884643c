package io.longshore.agent.gate.endpoint;

import io.longshore.agent.gate.GatePorts;
import io.longshore.agent.gate.TargetReading;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * Every target accepts a connection and keeps it.
 *
 * <p>The engine's proxy accepts connections to a published port before anybody listens in the
 * container, and then closes them at once; so a connection that ends is no answer.
 */
public final class TcpGate extends EndpointGate {
  /** How long a connection must last; the proxy gives up within a few milliseconds. */
  private static final int KEPT_MILLIS = 50;

  /** A gate that counts its time by the clock among these ports. */
  public TcpGate(GatePorts ports) {
    super(ports);
  }

  @Override
  public String name() {
    return GateNames.TCP;
  }

  @Override
  TargetReading ask(Gate gate, GateTarget target, Socket socket) throws IOException {
    socket.setSoTimeout(Math.min(KEPT_MILLIS, socket.getSoTimeout()));
    try {
      if (socket.getInputStream().read() < 0) {
        return new TargetReading(shown(target), Verdict.WAIT, "closed the connection at once");
      }
    } catch (SocketTimeoutException silent) {
      return new TargetReading(shown(target), Verdict.PASS, "accepts connections");
    }
    return new TargetReading(shown(target), Verdict.PASS, "answers");
  }
}
