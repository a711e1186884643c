package io.longshore.agent.gate.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.longshore.agent.gate.Deadline;
import io.longshore.agent.gate.GateContext;
import io.longshore.agent.gate.GatePorts;
import io.longshore.agent.gate.GateReading;
import io.longshore.agent.gate.GateType;
import io.longshore.agent.gate.PlacedPath;
import io.longshore.agent.gate.TargetReading;
import io.longshore.agent.gate.Unreachable;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * CouchDB says that it is up, and takes the login for an administrator's. Up alone would not do: it
 * answers before it has read who its administrators are, and a peer that logs in then ends.
 */
public final class CouchdbReadyGate implements GateType {
  /** Far beyond what CouchDB says to either question. */
  private static final int LONGEST = 64 << 10;

  private static final String UP = "/_up";
  private static final String SESSION = "/_session";
  private static final String ADMINISTRATOR = "_admin";

  private final ObjectMapper json = new ObjectMapper();
  private final GatePorts ports;

  /** A gate that counts its time by the clock among these ports. */
  public CouchdbReadyGate(GatePorts ports) {
    this.ports = ports;
  }

  @Override
  public String name() {
    return GateNames.COUCHDB_READY;
  }

  @Override
  public GateReading read(Gate gate, GateContext context) {
    List<GateTarget> targets = gate.targets();
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("gate " + name() + " names nobody to ask");
    }
    String setting = gate.setting(GateNames.LOGIN);
    Optional<Path> login = PlacedPath.find(context, setting);
    if (login.isEmpty()) {
      return new GateReading(Verdict.WAIT, "the login " + setting + " is not on this host yet");
    }
    Deadline deadline = new Deadline(ports.clock(), context.deadline());
    List<TargetReading> readings = new ArrayList<>();
    for (GateTarget target : targets) {
      readings.add(ask(target, login.get(), deadline.forOneOf(targets.size() - readings.size())));
    }
    return TargetReading.all(readings);
  }

  private TargetReading ask(GateTarget target, Path login, Deadline deadline) {
    try {
      String basic = Base64.getEncoder().encodeToString(Files.readAllBytes(login));
      Answer up = get(target, UP, basic, deadline.forOneOf(2));
      if (up.status != 200) {
        return judged(target, up, UP);
      }
      Answer session = get(target, SESSION, basic, deadline);
      if (session.status != 200) {
        return judged(target, session, SESSION);
      }
      boolean administrator = isAdministrator(session.body);
      return new TargetReading(
          EndpointGate.shown(target),
          administrator ? Verdict.PASS : Verdict.WAIT,
          administrator
              ? "is up and takes the login"
              : "is up and does not take the login for an administrator's");
    } catch (IOException trouble) {
      return new TargetReading(
          EndpointGate.shown(target), Verdict.WAIT, Unreachable.words(trouble));
    }
  }

  private static TargetReading judged(GateTarget target, Answer answer, String path) {
    return new TargetReading(
        EndpointGate.shown(target),
        Verdict.WAIT,
        switch (answer.status) {
          case 0 -> "does not speak HTTP";
          case 401 -> "refuses the login: its volume may hold an administrator of its own";
          default -> "answers " + answer.status + " to GET " + path;
        });
  }

  private boolean isAdministrator(String body) {
    try {
      for (JsonNode role : json.readTree(body).path("userCtx").path("roles")) {
        if (role.asText().equals(ADMINISTRATOR)) {
          return true;
        }
      }
      return false;
    } catch (IOException odd) {
      return false;
    }
  }

  private Answer get(GateTarget target, String path, String basic, Deadline deadline)
      throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(target.address(), target.port()), deadline.millis());
      socket.setSoTimeout(deadline.millis());
      String request =
          "GET "
              + path
              + " HTTP/1.0\r\nHost: "
              + target.address()
              + ":"
              + target.port()
              + "\r\nUser-Agent: longshore\r\nAccept: application/json\r\nAuthorization: Basic "
              + basic
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return Answer.of(new String(socket.getInputStream().readNBytes(LONGEST), UTF_8));
    }
  }

  /**
   * An answer of HTTP.
   *
   * @param status 0 if it is none
   */
  private record Answer(int status, String body) {
    static Answer of(String text) {
      int end = text.indexOf("\r\n\r\n");
      boolean http = end > 0 && text.matches("(?s)HTTP/1\\.[01] [1-5][0-9]{2}[ \r].*");
      return http
          ? new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(end + 4))
          : new Answer(0, "");
    }
  }
}
