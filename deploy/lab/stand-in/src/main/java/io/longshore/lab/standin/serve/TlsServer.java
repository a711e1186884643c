package io.longshore.lab.standin.serve;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.longshore.lab.standin.Death;
import io.longshore.lab.standin.msp.MspException;
import io.longshore.lab.standin.msp.Pem;
import io.longshore.lab.standin.msp.Signatures;
import io.longshore.lab.standin.settings.Listener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A gRPC server with the TLS pair of a node. */
public final class TlsServer {
  /** 100 MiB, the most Fabric receives in one message. */
  private static final int MAX_MESSAGE = 100 << 20;

  private TlsServer() {}

  /** Certificate chain and key, found to belong together. */
  public record Pair(List<X509Certificate> chain, PrivateKey key) {
    public Pair {
      chain = List.copyOf(chain);
    }
  }

  /** Loads the pair and the roots; dies when one is missing, unreadable or not of the other. */
  public static Pair load(Listener listener) throws Death {
    byte[] certificate = read("server Certificate", listener.tlsCertificate());
    byte[] key = read("PrivateKey", listener.tlsKey());
    try {
      for (Path root : listener.tlsRoots()) {
        Pem.certificates(read("ServerRootCAs", root), root.toString());
      }
      Pair pair =
          new Pair(
              Pem.certificates(certificate, listener.tlsCertificate().toString()),
              Pem.privateKey(key, listener.tlsKey().toString()));
      if (!Signatures.match(pair.key(), pair.chain().get(0).getPublicKey())) {
        throw Death.fatal(
            "Failed to return new GRPC server: tls: private key does not match public key (%s, %s)",
            listener.tlsKey(), listener.tlsCertificate());
      }
      return pair;
    } catch (MspException e) {
      throw Death.fatal("Failed to return new GRPC server: %s", e.getMessage());
    }
  }

  /** Starts to serve. */
  public static Server start(Listener listener, Pair pair, BindableService service) throws Death {
    InetSocketAddress address = new InetSocketAddress(listener.address(), listener.port());
    try {
      return NettyServerBuilder.forAddress(address)
          .sslContext(
              GrpcSslContexts.configure(
                      SslContextBuilder.forServer(
                          pair.key(), pair.chain().toArray(X509Certificate[]::new)))
                  .build())
          .maxInboundMessageSize(MAX_MESSAGE)
          .permitKeepAliveTime(1, TimeUnit.MINUTES)
          .permitKeepAliveWithoutCalls(true)
          .addService(service)
          .build()
          .start();
    } catch (IOException e) {
      throw Death.fatal("Failed to listen: %s: %s", address, e.getMessage());
    }
  }

  private static byte[] read(String what, Path file) throws Death {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw Death.fatal("Failed to load %s file '%s' (%s)", what, file, e);
    }
  }
}
