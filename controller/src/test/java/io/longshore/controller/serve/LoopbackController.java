package io.longshore.controller.serve;

import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.longshore.base.Digest;
import io.longshore.base.DiskStateDir;
import io.longshore.base.ThreadLoop;
import io.longshore.controller.operator.OrderingProof;
import io.longshore.controller.sample.FakeCompiler;
import io.longshore.proto.v1.EnrolReply;
import io.longshore.proto.v1.EnrolRequest;
import io.longshore.proto.v1.EnrolmentGrpc;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.ProveReply;
import io.longshore.proto.v1.TokenRequest;
import io.longshore.tls.MutualTls;
import io.longshore.tls.PinnedTls;
import io.longshore.tls.TlsFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A real controller on loopback, and clients that speak to it over real TLS. */
final class LoopbackController implements AutoCloseable {
  final FakeCompiler compiler = new FakeCompiler();
  private final Path folder;
  private final List<ManagedChannel> channels = new ArrayList<>();
  private Controller controller;

  LoopbackController(Path folder) throws IOException {
    this.folder = folder;
    start();
  }

  /** Starts on new ports, from the state of any earlier start. */
  void start() throws IOException {
    OrderingProof proof = (network, request) -> ProveReply.getDefaultInstance();
    controller =
        new Controller(
            new ControllerConfig(folder, "127.0.0.1", 0, 0, "test"),
            Clock.systemUTC(),
            new SecureRandom(),
            new ThreadLoop("controller", 2),
            new DiskStateDir(folder),
            compiler,
            (request, pkcs10) -> (request.name() + " signed").getBytes(),
            proof);
  }

  TlsFiles operator() {
    return TlsFiles.load(folder.resolve("operator"));
  }

  ManagedChannel members(ChannelCredentials credentials) {
    return open("127.0.0.1", controller.port(), credentials);
  }

  ManagedChannel newcomers(Digest root) {
    return open("127.0.0.1", controller.enrolmentPort(), PinnedTls.client(root));
  }

  OperatorGrpc.OperatorBlockingStub asOperator() {
    return OperatorGrpc.newBlockingStub(members(MutualTls.client(operator())))
        .withDeadlineAfter(30, TimeUnit.SECONDS);
  }

  String token(String host) {
    return asOperator()
        .createToken(TokenRequest.newBuilder().setHost(host).setValidSeconds(600).build())
        .getToken();
  }

  /** What an agent does with a token. */
  TlsFiles enrol(String host) throws GeneralSecurityException, OperatorCreationException {
    String[] parts = token(host).split("\\.");
    KeyPair keys = keys();
    EnrolReply reply =
        EnrolmentGrpc.newBlockingStub(newcomers(new Digest(parts[1])))
            .withDeadlineAfter(30, TimeUnit.SECONDS)
            .enrol(
                EnrolRequest.newBuilder()
                    .setHost(parts[2])
                    .setTokenSecret(parts[3])
                    .setPkcs10(com.google.protobuf.ByteString.copyFrom(request(keys)))
                    .build());
    return new TlsFiles(
        keys.getPrivate(),
        List.of(certificate(reply.getCertificate().toByteArray())),
        List.of(certificate(reply.getAuthorities(0).toByteArray())));
  }

  static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  static byte[] request(KeyPair keys) throws OperatorCreationException {
    try {
      return new JcaPKCS10CertificationRequestBuilder(
              new X500Principal("CN=whatever it claims"), keys.getPublic())
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  void stop() {
    channels.forEach(ManagedChannel::shutdownNow);
    channels.clear();
    controller.close();
  }

  @Override
  public void close() {
    stop();
  }

  ManagedChannel open(String address, int port, ChannelCredentials credentials) {
    ManagedChannel channel = NettyChannelBuilder.forAddress(address, port, credentials).build();
    channels.add(channel);
    return channel;
  }

  int memberPort() {
    return controller.port();
  }
}
