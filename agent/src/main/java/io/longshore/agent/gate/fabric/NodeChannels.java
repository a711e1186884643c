package io.longshore.agent.gate.fabric;

import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.longshore.model.GateTarget;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/** Channels to Fabric nodes: dialled at their host's address, checked by their own name. */
final class NodeChannels implements AutoCloseable {
  /** Bytes. A larger block is not read: that it is sent says enough. */
  static final int MAX_MESSAGE = 4 * 1024 * 1024;

  private final Map<Key, ManagedChannel> channels = new HashMap<>();

  private record Key(ChannelCredentials credentials, GateTarget target) {}

  synchronized ManagedChannel get(ChannelCredentials credentials, GateTarget target) {
    return channels.computeIfAbsent(
        new Key(credentials, target),
        key ->
            NettyChannelBuilder.forAddress(
                    new InetSocketAddress(target.address(), target.port()), credentials)
                .overrideAuthority(target.name())
                .maxInboundMessageSize(MAX_MESSAGE)
                .build());
  }

  /**
   * Lets go of a channel that led nowhere. The next one dials at once; this one would first sit out
   * a back-off of up to two minutes.
   */
  synchronized void drop(ChannelCredentials credentials, GateTarget target) {
    ManagedChannel channel = channels.remove(new Key(credentials, target));
    if (channel != null) {
      channel.shutdownNow();
    }
  }

  /** Lets go of every channel with these credentials. */
  synchronized void drop(ChannelCredentials credentials) {
    channels
        .entrySet()
        .removeIf(
            entry -> {
              boolean old = entry.getKey().credentials() == credentials;
              if (old) {
                entry.getValue().shutdownNow();
              }
              return old;
            });
  }

  @Override
  public synchronized void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
    channels.clear();
  }
}
