package io.longshore.controller.workload.fabric.client.channel;

import java.util.Objects;

/**
 * A peer by which other organisations' peers find its organisation.
 *
 * @param host name or address, as other peers reach it
 * @param port 1 to 65535
 */
public record AnchorPeer(String host, int port) implements Comparable<AnchorPeer> {
  public AnchorPeer {
    Objects.requireNonNull(host, "host");
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("no port: " + port);
    }
  }

  @Override
  public int compareTo(AnchorPeer other) {
    int byHost = host.compareTo(other.host);
    return byHost != 0 ? byHost : Integer.compare(port, other.port);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
