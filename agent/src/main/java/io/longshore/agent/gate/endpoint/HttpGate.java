package io.longshore.agent.gate.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.longshore.agent.gate.GatePorts;
import io.longshore.agent.gate.TargetReading;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every target answers a GET with a status from 200 to 299; redirections are not followed. */
public final class HttpGate extends EndpointGate {
  /** Far beyond any status line. */
  private static final int MAX_LINE = 1024;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
  private static final Pattern PATH = Pattern.compile("/[!-~]{0,1023}");

  /** A gate that counts its time by the clock among these ports. */
  public HttpGate(GatePorts ports) {
    super(ports);
  }

  @Override
  public String name() {
    return GateNames.HTTP;
  }

  @Override
  TargetReading ask(Gate gate, GateTarget target, Socket socket) throws IOException {
    String path = gate.setting(GateNames.PATH);
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("gate " + name() + " has a path that is none");
    }
    String host = target.address() + ":" + target.port();
    String request =
        "GET "
            + path
            + " HTTP/1.0\r\nHost: "
            + host
            + "\r\nUser-Agent: longshore\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    String line = line(socket.getInputStream());
    Matcher status = STATUS.matcher(line);
    if (!status.matches()) {
      return new TargetReading(shown(target), Verdict.WAIT, "does not speak HTTP");
    }
    boolean well = status.group(1).startsWith("2");
    return new TargetReading(
        shown(target),
        well ? Verdict.PASS : Verdict.WAIT,
        "answers " + status.group(1) + " to GET " + path);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 && line.size() == 0) {
        throw new EOFException("no answer");
      }
      if (next < 0 || line.size() >= MAX_LINE) {
        break;
      }
      line.write(next);
    }
    return line.toString(US_ASCII).strip();
  }
}
