package io.longshore.controller.workload.fabric.client.link;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.longshore.controller.workload.fabric.material.NodeFolders;
import io.longshore.controller.workload.fabric.material.OrganizationMaterial;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A node's services on loopback, behind the TLS certificate of its name. */
public final class FakeNode implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";

  private final Server server;
  private final String node;
  private final OrganizationMaterial organization;

  /** Serves at once, at a port that is free. */
  public FakeNode(
      Path folder, OrganizationMaterial organization, String node, BindableService... services)
      throws Exception {
    this.node = node;
    this.organization = organization;
    Path own = folder.resolve(node);
    NodeFolders.write(own, organization, node, ADDRESS, NetworkFixture.NOW);
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(ADDRESS, 0))
            .sslContext(
                GrpcSslContexts.forServer(
                        own.resolve("tls/server.crt").toFile(),
                        own.resolve("tls/server.key").toFile())
                    .build());
    for (BindableService service : services) {
      builder.addService(service);
    }
    this.server = builder.build().start();
  }

  /** Where it is reached. */
  public Endpoint endpoint() {
    return new Endpoint(node, ADDRESS, server.getPort(), organization.msp().tlsAuthority());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
