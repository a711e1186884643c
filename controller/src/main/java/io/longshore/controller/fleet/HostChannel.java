package io.longshore.controller.fleet;

import io.longshore.proto.v1.ControllerMessage;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** The controller's end of one agent's stream. */
public interface HostChannel {
  /** The host its certificate names. */
  String host();

  /** The certificate it showed; empty where there is no TLS, as in a simulation. */
  default Optional<X509Certificate> certificate() {
    return Optional.empty();
  }

  /** Sends the message, in order; a stream that has ended swallows it. */
  void send(ControllerMessage message);

  /** Ends the stream, telling the agent why. */
  void close(String why);
}
