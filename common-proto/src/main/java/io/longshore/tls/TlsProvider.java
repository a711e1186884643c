package io.longshore.tls;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.OpenSsl;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.longshore.base.Failure;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;

/** Which implementation speaks TLS, and which version of it. */
final class TlsProvider {
  private TlsProvider() {}

  /** The native library where it loads: a first handshake in a cold JVM is several times faster. */
  static SslContextBuilder configure(SslContextBuilder builder) {
    return configure(builder, "TLSv1.3");
  }

  /** The same with these versions of TLS. */
  static SslContextBuilder configure(SslContextBuilder builder, String... versions) {
    SslProvider provider = OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;
    return GrpcSslContexts.configure(builder, provider).protocols(versions);
  }

  /** Makes credentials, or says whose could not be used. */
  static <C> C build(Object whose, Making<C> making) {
    try {
      return making.make();
    } catch (GeneralSecurityException | SSLException e) {
      throw new Failure(
              Failure.Kind.BROKEN,
              "TLS with " + whose,
              "it cannot be used: " + e.getMessage(),
              "check the files of the identity, or enrol again")
          .toException(e);
    }
  }

  /** Something that fails as TLS does. */
  interface Making<C> {
    C make() throws GeneralSecurityException, SSLException;
  }
}
