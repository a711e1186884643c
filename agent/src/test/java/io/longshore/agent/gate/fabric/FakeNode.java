package io.longshore.agent.gate.fabric;

import com.google.protobuf.ByteString;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.longshore.agent.gate.FakeContext;
import io.longshore.model.GateTarget;
import io.longshore.tls.PeerIdentity.Role;
import io.longshore.tls.Pem;
import io.longshore.tls.TestFleet;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * What a Fabric node has of TLS 1.2 and MSP checks, around a service that a test gives it. Every
 * certificate of {@link TestFleet} is also for this host name.
 */
final class FakeNode implements AutoCloseable {
  static final String NAME = "any.example.com";

  private final Server server;

  /** A node that listens on a port of loopback; 0 means any. */
  FakeNode(TestFleet authority, int port, BindableService service)
      throws IOException, GeneralSecurityException {
    TlsFiles tls = authority.identity(Role.CONTROLLER, "tls");
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .sslContext(
                GrpcSslContexts.configure(
                        SslContextBuilder.forServer(
                            tls.key(), tls.chain().toArray(X509Certificate[]::new)))
                    .protocols("TLSv1.2")
                    .build())
            .addService(service)
            .build()
            .start();
  }

  int port() {
    return server.getPort();
  }

  GateTarget target() {
    return new GateTarget(NAME, "127.0.0.1", port(), "");
  }

  /** A host on which the asking node's files lie as a compiler names them. */
  static FakeContext host(Path folder, TestFleet authority, Duration deadline)
      throws IOException, GeneralSecurityException {
    TlsFiles signing = authority.identity(Role.AGENT, "signing");
    Path keystore = Files.createDirectories(folder.resolve("node/msp/keystore"));
    Path signcerts = Files.createDirectories(folder.resolve("node/msp/signcerts"));
    Files.write(keystore.resolve("0a1b_sk"), Pem.key(signing.key()));
    Files.write(signcerts.resolve("node-cert.pem"), Pem.certificates(signing.chain()));
    Files.createDirectories(folder.resolve("trust"));
    Files.write(folder.resolve("trust/ca.pem"), Pem.certificates(List.of(authority.root())));
    return new FakeContext(
        Map.of("node", folder.resolve("node"), "trust", folder.resolve("trust")), deadline);
  }

  /** Whether Fabric 1.4 would take this signature: by the creator's key, and with low s. */
  static boolean signed(ByteString creator, ByteString bytes, ByteString signature) {
    try {
      SerializedIdentity identity = SerializedIdentity.parseFrom(creator);
      ECPublicKey key =
          (ECPublicKey) Pem.certificates(identity.getIdBytes().toByteArray()).get(0).getPublicKey();
      byte[] der = signature.toByteArray();
      int sAt = 4 + der[3];
      BigInteger s = new BigInteger(der, sAt + 2, der[sAt + 1]);
      Signature verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(key);
      verifier.update(bytes.toByteArray());
      return identity.getMspid().equals("NodeMSP")
          && verifier.verify(der)
          && s.compareTo(key.getParams().getOrder().shiftRight(1)) <= 0;
    } catch (GeneralSecurityException | IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
