package io.longshore.tls;

import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettySslContextChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettySslContextServerCredentials;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

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
                            .keyManager(new OwnKey(own.key(), own.chain()))
                            .trustManager(trust(own)))
                    .build()));
  }

  /** For serving holders of the same deployment; {@link CallerIdentity} says who calls. */
  public static ServerCredentials server(TlsFiles own) {
    return TlsProvider.build(
        own,
        () ->
            NettySslContextServerCredentials.create(
                TlsProvider.configure(
                        SslContextBuilder.forServer(new OwnKey(own.key(), own.chain()))
                            .trustManager(trust(own))
                            .clientAuth(ClientAuth.REQUIRE))
                    .build()));
  }

  /** For serving hosts that have no certificate yet: shows the whole chain, root included. */
  public static ServerCredentials enrolmentServer(TlsFiles own) {
    List<X509Certificate> shown = new ArrayList<>(own.chain());
    shown.addAll(own.authorities());
    return TlsProvider.build(
        own,
        () ->
            NettySslContextServerCredentials.create(
                TlsProvider.configure(
                        SslContextBuilder.forServer(new OwnKey(own.key(), shown))
                            .trustManager(trust(own))
                            .clientAuth(ClientAuth.NONE))
                    .build()));
  }

  private static FleetTrust trust(TlsFiles own) throws GeneralSecurityException {
    return new FleetTrust(own.authorities(), own.identity().deployment());
  }
}
