package io.longshore.tls;

import io.grpc.ChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettySslContextChannelCredentials;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.longshore.base.Digest;

/** TLS 1.3 for first contact: nothing is known of the controller but the digest of its root. */
public final class PinnedTls {
  private PinnedTls() {}

  /**
   * For calling a controller whose chain leads to the root of this digest.
   *
   * @param root SHA-256 of the root certificate's DER
   */
  public static ChannelCredentials client(Digest root) {
    return TlsProvider.build(
        root,
        () ->
            NettySslContextChannelCredentials.create(
                TlsProvider.configure(
                        SslContextBuilder.forClient().trustManager(new PinnedTrust(root)))
                    .build()));
  }
}
