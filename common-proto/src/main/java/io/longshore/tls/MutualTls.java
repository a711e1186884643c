package io.longshore.tls;

import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettySslContextChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettySslContextServerCredentials;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.util.function.Supplier;

/** TLS 1.3 between the parts of one fleet: both sides show who they are. */
public final class MutualTls {
  private MutualTls() {}

  /** For calling a controller of the same deployment, at whatever address it is. */
  public static ChannelCredentials client(TlsFiles own) {
    return TlsProvider.build(
        own,
        () ->
            NettySslContextChannelCredentials.create(
                TlsProvider.configure(
                        SslContextBuilder.forClient()
                            .keyManager(new OwnKey(() -> own, false))
                            .trustManager(new FleetTrust(() -> own)))
                    .build()));
  }

  /** For serving holders of the same deployment; {@link CallerIdentity} says who calls. */
  public static ServerCredentials server(TlsFiles own) {
    return server(() -> own);
  }

  /** The same with an identity that may change: each handshake takes the one of that moment. */
  public static ServerCredentials server(Supplier<TlsFiles> own) {
    return TlsProvider.build(
        own.get(),
        () ->
            NettySslContextServerCredentials.create(
                TlsProvider.configure(
                        SslContextBuilder.forServer(new OwnKey(own, false))
                            .trustManager(new FleetTrust(own))
                            .clientAuth(ClientAuth.REQUIRE))
                    .build()));
  }

  /** For serving hosts that have no certificate yet: shows the whole chain, root included. */
  public static ServerCredentials enrolmentServer(TlsFiles own) {
    return enrolmentServer(() -> own);
  }

  /** The same with an identity that may change. */
  public static ServerCredentials enrolmentServer(Supplier<TlsFiles> own) {
    return TlsProvider.build(
        own.get(),
        () ->
            NettySslContextServerCredentials.create(
                TlsProvider.configure(
                        SslContextBuilder.forServer(new OwnKey(own, true))
                            .trustManager(new FleetTrust(own))
                            .clientAuth(ClientAuth.NONE))
                    .build()));
  }
}
