package io.longshore.controller.serve;

import io.grpc.ServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * What one caller may cost the controller. The figures are those published for each attack on
 * HTTP/2 servers and what our own clients need, with room.
 */
final class ServerLimits {
  /** A spec of 1 MiB and what wraps it. */
  static final int LARGEST_MESSAGE = (1 << 20) + (64 << 10);

  private static final int LARGEST_METADATA = 8 << 10;
  static final int STREAMS_PER_CONNECTION = 32;
  private static final int HANDSHAKE_SECONDS = 5;
  private static final int IDLE_MINUTES = 5;
  private static final int KEEPALIVE_SECONDS = 10;
  private static final int PERMITTED_KEEPALIVE_SECONDS = 5;

  /** Rapid reset (CVE-2023-44487): 200 resets in 30 s, gRPC's own advice. */
  static final int RESETS = 200;

  private static final int RESET_WINDOW_SECONDS = 30;

  private ServerLimits() {}

  static NettyServerBuilder server(
      InetSocketAddress address, ServerCredentials credentials, int largestMessage) {
    return NettyServerBuilder.forAddress(address, credentials)
        .maxInboundMessageSize(largestMessage)
        .maxInboundMetadataSize(LARGEST_METADATA)
        .maxConcurrentCallsPerConnection(STREAMS_PER_CONNECTION)
        .maxRstFramesPerWindow(RESETS, RESET_WINDOW_SECONDS)
        .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
        .maxConnectionIdle(IDLE_MINUTES, TimeUnit.MINUTES)
        .keepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
        .keepAliveTimeout(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
        .permitKeepAliveTime(PERMITTED_KEEPALIVE_SECONDS, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true);
  }
}
