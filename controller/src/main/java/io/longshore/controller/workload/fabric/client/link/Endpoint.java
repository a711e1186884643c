package io.longshore.controller.workload.fabric.client.link;

import io.longshore.controller.workload.fabric.material.FabricCertificate;
import java.util.Objects;

/**
 * Where an orderer or peer is reached, and by what it proves itself. The address is dialled; the
 * certificate must name the node, whatever the address.
 *
 * @param node its full name, e.g. {@code peer0.org1.example.com}
 * @param host address or name of the machine that publishes its port
 * @param port 1 to 65535
 * @param tlsAuthority its organisation's; no other is trusted
 */
public record Endpoint(String node, String host, int port, FabricCertificate tlsAuthority) {
  public Endpoint {
    Objects.requireNonNull(tlsAuthority, "tlsAuthority");
    if (node.isBlank() || host.isBlank() || port < 1 || port > 65535) {
      throw new IllegalArgumentException("no endpoint: " + node + " at " + host + ":" + port);
    }
  }

  @Override
  public String toString() {
    return node + " (" + host + ":" + port + ")";
  }
}
