package io.longshore.agent.gate.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.longshore.agent.gate.FakeServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.Base64;

/**
 * A CouchDB as far as its gate asks: /_up and /_session, with a login that may be its
 * administrator's, anybody's, or wrong.
 */
final class FakeCouchdb implements AutoCloseable {
  /** How it is. */
  enum State {
    /** It serves, and its administrator is who logs in. */
    SERVING,
    /** It serves, and has not read yet who its administrators are. */
    WITHOUT_ADMINISTRATOR,
    /** It is up and asks not to be used. */
    IN_MAINTENANCE
  }

  private final String basic;
  private final State state;
  private final FakeServer server;

  FakeCouchdb(String login, State state) throws IOException {
    this.basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(US_ASCII));
    this.state = state;
    server = new FakeServer(this::answer);
  }

  int port() {
    return server.port();
  }

  private void answer(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    String path = in.readLine().split(" ")[1];
    String given = "";
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      if (line.startsWith("Authorization: ")) {
        given = line.substring(line.indexOf(' ') + 1);
      }
    }
    socket.getOutputStream().write(answer(path, given).getBytes(US_ASCII));
  }

  private String answer(String path, String given) {
    if (state != State.WITHOUT_ADMINISTRATOR && !given.equals(basic)) {
      return "HTTP/1.0 401 Unauthorized\r\n\r\n"
          + "{\"error\":\"unauthorized\",\"reason\":\"Name or password is incorrect.\"}\n";
    }
    if (state == State.IN_MAINTENANCE) {
      return "HTTP/1.0 404 Object Not Found\r\n\r\n{\"status\":\"maintenance_mode\"}\n";
    }
    if (path.equals("/_up")) {
      return "HTTP/1.0 200 OK\r\nServer: CouchDB/2.1.1\r\n\r\n{\"status\":\"ok\"}\n";
    }
    String roles = state == State.SERVING ? "\"_admin\"" : "";
    return "HTTP/1.0 200 OK\r\n\r\n{\"ok\":true,\"userCtx\":{\"name\":\"longshore\",\"roles\":["
        + roles
        + "]},\"info\":{}}\n";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
