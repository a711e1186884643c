package io.longshore.lab.standin.msp;

/** The organisational units that tell clients from peers where an MSP has node OUs enabled. */
public record NodeOus(String client, String peer) {
  public NodeOus {
    if (client.isBlank() || peer.isBlank()) {
      throw new IllegalArgumentException(
          "Failed loading NodeOUs. ClientOU and PeerOU must be named.");
    }
  }
}
