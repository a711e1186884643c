package io.longshore.tls;

import io.grpc.ChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettySslContextChannelCredentials;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.util.List;

/** TLS to servers that are not of the fleet and are known by their host names, as Fabric's are. */
public final class NamedTls {
  private NamedTls() {}

  /**
   * For calling a server whose certificate leads to one of these roots and carries the name by
   * which it is called (the channel's authority). TLS 1.2 or 1.3: Fabric 1.4 speaks 1.2.
   *
   * @param what whom this is for, should the roots be unusable
   */
  public static ChannelCredentials client(String what, List<X509Certificate> roots) {
    return TlsProvider.build(
        what,
        () ->
            NettySslContextChannelCredentials.create(
                TlsProvider.configure(
                        SslContextBuilder.forClient().trustManager(Authorities.trusting(roots)),
                        "TLSv1.2",
                        "TLSv1.3")
                    .build()));
  }
}
