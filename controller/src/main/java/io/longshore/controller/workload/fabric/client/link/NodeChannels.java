package io.longshore.controller.workload.fabric.client.link;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.longshore.base.Failure;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;

/** One connection to each node, kept between calls. */
final class NodeChannels implements AutoCloseable {
  /** Fabric's own bound of a message, both ways (core/comm/config.go). */
  private static final int LARGEST_MESSAGE = 100 << 20;

  private final Map<Endpoint, ManagedChannel> channels = new ConcurrentHashMap<>();

  /** The node's connection, ready to be tried at once however often it failed before. */
  ManagedChannel to(Endpoint node) {
    ManagedChannel channel = channels.computeIfAbsent(node, NodeChannels::dial);
    channel.resetConnectBackoff();
    return channel;
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
    channels.clear();
  }

  private static ManagedChannel dial(Endpoint node) {
    return NettyChannelBuilder.forAddress(node.host(), node.port())
        .overrideAuthority(node.node())
        .sslContext(trusting(node))
        .maxInboundMessageSize(LARGEST_MESSAGE)
        .build();
  }

  private static SslContext trusting(Endpoint node) {
    try {
      X509Certificate authority =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(node.tlsAuthority().der()));
      return GrpcSslContexts.configure(SslContextBuilder.forClient().trustManager(authority))
          .build();
    } catch (CertificateException | SSLException e) {
      throw new Failure(
              Failure.Kind.BROKEN,
              "TLS with " + node,
              "its authority's certificate cannot be used: " + e.getMessage(),
              "check the material store")
          .toException(e);
    }
  }
}
