package io.longshore.controller.fleet;

import io.longshore.proto.v1.ControllerMessage;

/** The controller's end of one agent's stream. */
public interface HostChannel {
  /** The host its certificate names. */
  String host();

  /** Sends the message, in order; a stream that has ended swallows it. */
  void send(ControllerMessage message);

  /** Ends the stream, telling the agent why. */
  void close(String why);
}
