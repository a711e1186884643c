package io.longshore.controller.serve;

import com.google.protobuf.ByteString;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.longshore.base.Digest;
import io.longshore.model.EngineState;
import io.longshore.model.ObservedHost;
import io.longshore.proto.v1.AgentLinkGrpc;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.BlobToFetch;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.DesiredHost;
import io.longshore.proto.v1.EnrolReply;
import io.longshore.proto.v1.EnrolRequest;
import io.longshore.proto.v1.EnrolmentGrpc;
import io.longshore.proto.v1.FetchRequest;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.ImageAnswer;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.PreflightReport;
import io.longshore.proto.v1.StatusRequest;
import io.longshore.proto.v1.TokenRequest;
import io.longshore.tls.MutualTls;
import io.longshore.tls.PinnedTls;
import io.longshore.tls.TlsFiles;
import io.longshore.wire.ModelCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Operators and agents that speak to a controller on loopback over real TLS. */
public final class LoopbackClients implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final int enrolmentPort;
  private final Queue<ManagedChannel> channels = new ConcurrentLinkedQueue<>();

  /** Clients of the controller whose state is in this folder. */
  LoopbackClients(Path folder, int port, int enrolmentPort) {
    this.folder = folder;
    this.port = port;
    this.enrolmentPort = enrolmentPort;
  }

  /** Where agents and operators connect. */
  public int port() {
    return port;
  }

  /** Where hosts enrol. */
  public int enrolmentPort() {
    return enrolmentPort;
  }

  /** The identity that the controller made for its first operator. */
  public TlsFiles operator() {
    return TlsFiles.load(folder.resolve("operator"));
  }

  /** A connection of a holder of a certificate; closed with the rest. */
  public ManagedChannel members(ChannelCredentials credentials) {
    return open(port, credentials);
  }

  ManagedChannel newcomers(Digest root) {
    return open(enrolmentPort, PinnedTls.client(root));
  }

  /** Calls of the first operator's, over a connection of their own. */
  public OperatorGrpc.OperatorBlockingStub asOperator() {
    return OperatorGrpc.newBlockingStub(members(MutualTls.client(operator())))
        .withDeadlineAfter(30, TimeUnit.SECONDS);
  }

  /** A token for this host. */
  public String token(String host) {
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
                    .setPkcs10(ByteString.copyFrom(request(keys)))
                    .build());
    List<X509Certificate> chain =
        new ArrayList<>(List.of(certificate(reply.getCertificate().toByteArray())));
    chain.addAll(certificates(reply.getChainList()));
    return new TlsFiles(
        keys.getPrivate(), chain, List.of(certificate(reply.getAuthorities(0).toByteArray())));
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
      throw new UncheckedIOException(e);
    }
  }

  static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  static List<X509Certificate> certificates(List<ByteString> encoded)
      throws GeneralSecurityException {
    List<X509Certificate> found = new ArrayList<>();
    for (ByteString one : encoded) {
      found.add(certificate(one.toByteArray()));
    }
    return found;
  }

  Agent agent(String host) throws GeneralSecurityException, OperatorCreationException {
    return new Agent(host, enrol(host));
  }

  Agent agent(String host, TlsFiles identity) {
    return new Agent(host, identity);
  }

  /** Someone who does not listen. */
  static <T> StreamObserver<T> forgetting() {
    return queue(new LinkedBlockingQueue<>());
  }

  static <T> StreamObserver<T> queue(BlockingQueue<T> events) {
    return new StreamObserver<>() {
      @Override
      public void onNext(T event) {
        events.add(event);
      }

      @Override
      public void onError(Throwable trouble) {}

      @Override
      public void onCompleted() {}
    };
  }

  static AgentMessage observation(String host, long generation) {
    return AgentMessage.newBuilder()
        .setObserved(
            ModelCodec.toProto(
                new ObservedHost(
                    host,
                    generation,
                    "",
                    Instant.EPOCH,
                    new EngineState(true, "20.10", "1.41", ""),
                    List.of(),
                    List.of(),
                    0,
                    List.of())))
        .build();
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }

  private ManagedChannel open(int at, ChannelCredentials credentials) {
    ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", at, credentials).build();
    channels.add(channel);
    return channel;
  }

  /** A client with an agent's certificate. */
  final class Agent implements StreamObserver<ControllerMessage> {
    private final String host;
    final TlsFiles identity;
    final StreamObserver<AgentMessage> up;
    private final ManagedChannel channel;
    private final BlockingQueue<Object> got = new LinkedBlockingQueue<>();
    private volatile boolean hasEverything;

    Agent(String host, TlsFiles identity) {
      this.host = host;
      this.identity = identity;
      this.channel = members(MutualTls.client(identity));
      this.up = AgentLinkGrpc.newStub(channel).attach(this);
    }

    /** Hangs up. */
    void end() {
      channel.shutdownNow();
    }

    void hello(long generation) {
      up.onNext(
          AgentMessage.newBuilder()
              .setHello(
                  Hello.newBuilder()
                      .setProtocol(1)
                      .setAgentVersion("test")
                      .setGeneration(generation))
              .build());
    }

    void tell(long generation) throws InterruptedException {
      up.onNext(observation(host, generation));
      OperatorGrpc.OperatorBlockingStub operator = asOperator();
      while (operator.status(StatusRequest.getDefaultInstance()).getView().getHostsList().stream()
          .noneMatch(one -> one.getHost().equals(host) && one.hasObserved())) {
        Thread.onSpinWait();
      }
    }

    /** From now on it says by itself that it has every image it is asked for. */
    void hasEverything() {
      hasEverything = true;
    }

    void has(ControllerMessage asked) {
      var report = PreflightReport.newBuilder().setId(asked.getPreflight().getId());
      asked
          .getPreflight()
          .getImagesList()
          .forEach(
              image -> report.addImages(ImageAnswer.newBuilder().setImage(image).setPresent(true)));
      up.onNext(AgentMessage.newBuilder().setPreflight(report).build());
    }

    /** The desired state of a message, with what is to be fetched for it. */
    DesiredHost whole(ControllerMessage message) {
      DesiredHost.Builder desired = message.getDesired().toBuilder();
      var link = AgentLinkGrpc.newBlockingStub(members(MutualTls.client(identity)));
      for (BlobToFetch blob : message.getToFetchList()) {
        ByteString content = ByteString.EMPTY;
        var parts = link.fetch(FetchRequest.newBuilder().setDigest(blob.getDigest()).build());
        while (parts.hasNext()) {
          content = content.concat(parts.next().getContent());
        }
        desired.addBlobsBuilder().setDigest(blob.getDigest()).setContent(content);
      }
      return desired.build();
    }

    ControllerMessage message() throws InterruptedException {
      return (ControllerMessage) next();
    }

    Object next() throws InterruptedException {
      return got.poll(30, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(ControllerMessage message) {
      if (hasEverything && message.hasPreflight()) {
        has(message);
      } else {
        got.add(message);
      }
    }

    @Override
    public void onError(Throwable trouble) {
      got.add("stream ended");
    }

    @Override
    public void onCompleted() {
      got.add("stream ended");
    }
  }
}
