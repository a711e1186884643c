package io.longshore.agent.enrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.agent.identity.OwnKeys;
import io.longshore.agent.link.Address;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.base.InMemoryStateDir;
import io.longshore.proto.v1.EnrolReply;
import io.longshore.proto.v1.EnrolRequest;
import io.longshore.proto.v1.EnrolmentGrpc;
import io.longshore.tls.MutualTls;
import io.longshore.tls.PeerIdentity;
import io.longshore.tls.TestFleet;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrollingTest {
  private final List<EnrolRequest> heard = new CopyOnWriteArrayList<>();
  private final InMemoryStateDir disk = new InMemoryStateDir();
  private final OwnKeys keys = OwnKeys.ofEnrolment(disk, new SecureRandom());
  private TestFleet fleet;
  private Server server;

  @BeforeEach
  void begin() throws Exception {
    fleet = new TestFleet("d0");
    server =
        Grpc.newServerBuilderForPort(
                0,
                MutualTls.enrolmentServer(
                    fleet.identity(PeerIdentity.Role.CONTROLLER, "controller1")))
            .addService(new Refusing())
            .build()
            .start();
  }

  @AfterEach
  void end() {
    server.shutdownNow();
  }

  private Failure failure(int port, TestFleet of) throws Exception {
    JoinToken token = new JoinToken(of.rootDigest(), "h86", "s".repeat(22));
    Enrolling enrolling = new Enrolling(new Address("127.0.0.1", port), token);
    return assertThrows(FailureException.class, () -> enrolling.run(keys)).failure();
  }

  @Test
  void a_refusal_is_told_in_the_controllers_words_and_the_key_is_kept_for_the_next_try()
      throws Exception {
    Failure failure = failure(server.getPort(), fleet);
    assertEquals("the token has been used", failure.what());
    assertTrue(failure.remedy().contains("controller token h86"));
    failure(server.getPort(), fleet);
    assertEquals(heard.get(0).getHost(), heard.get(1).getHost());
    assertEquals(1, disk.puts());
  }

  @Test
  void whoever_is_not_the_controller_of_the_token_never_hears_its_secret() throws Exception {
    Failure failure = failure(server.getPort(), new TestFleet("d0"));
    assertEquals(Failure.Kind.RETRY, failure.kind());
    assertEquals(List.of(), heard);
  }

  @Test
  void a_controller_that_does_not_answer_is_a_failure_to_try_again() throws Exception {
    int port = server.getPort();
    server.shutdownNow().awaitTermination();
    assertEquals(Failure.Kind.RETRY, failure(port, fleet).kind());
  }

  @Test
  void a_connection_that_closes_before_a_word_is_made_again_three_times_at_most() throws Exception {
    try (Busy busy = new Busy(2, server.getPort())) {
      assertEquals("the token has been used", failure(busy.port(), fleet).what());
    }
    try (Busy busy = new Busy(3, server.getPort())) {
      assertEquals(Failure.Kind.RETRY, failure(busy.port(), fleet).kind());
    }
    assertEquals(1, heard.size());
  }

  @Test
  void keeps_beside_its_certificate_what_leads_from_it_to_the_root() throws Exception {
    TlsFiles controller = fleet.below(PeerIdentity.Role.CONTROLLER, "controller1");
    X509Certificate issuer = controller.chain().get(1);
    Server granting =
        Grpc.newServerBuilderForPort(0, MutualTls.enrolmentServer(controller))
            .addService(new Granting(issuer))
            .build()
            .start();
    try {
      JoinToken token = new JoinToken(fleet.rootDigest(), "h86", "s".repeat(22));
      TlsFiles own = new Enrolling(new Address("127.0.0.1", granting.getPort()), token).run(keys);
      assertEquals(issuer, own.chain().get(1));
      assertEquals(2, own.chain().size());
      assertEquals(List.of(fleet.root()), own.authorities(), "the root alone is trusted");
    } finally {
      granting.shutdownNow();
    }
  }

  /** Closes the first connections without a word and passes on those that come later. */
  private static final class Busy implements AutoCloseable {
    private final ServerSocket socket;

    Busy(int closes, int port) throws IOException {
      socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
      start(
          () -> {
            for (int left = closes; ; left--) {
              Socket from = socket.accept();
              if (left > 0) {
                from.close();
                continue;
              }
              Socket to = new Socket(InetAddress.getLoopbackAddress(), port);
              start(() -> from.getInputStream().transferTo(to.getOutputStream()));
              start(() -> to.getInputStream().transferTo(from.getOutputStream()));
            }
          });
    }

    int port() {
      return socket.getLocalPort();
    }

    private static void start(Work work) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  work.run();
                } catch (IOException ended) {
                  // The test closed a socket: this thread has done its work.
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }

    private interface Work {
      void run() throws IOException;
    }
  }

  private final class Granting extends EnrolmentGrpc.EnrolmentImplBase {
    private final X509Certificate issuer;

    Granting(X509Certificate issuer) {
      this.issuer = issuer;
    }

    @Override
    public void enrol(EnrolRequest request, StreamObserver<EnrolReply> answer) {
      try {
        PublicKey key =
            new JcaPKCS10CertificationRequest(request.getPkcs10().toByteArray()).getPublicKey();
        Instant now = Instant.now();
        String uri = new PeerIdentity("d0", PeerIdentity.Role.AGENT, request.getHost()).uri();
        answer.onNext(
            EnrolReply.newBuilder()
                .setCertificate(der(fleet.certificate(key, uri, now, now.plusSeconds(3600))))
                .addChain(der(issuer))
                .addAuthorities(der(fleet.root()))
                .setDeployment("d0")
                .build());
        answer.onCompleted();
      } catch (GeneralSecurityException | IOException e) {
        answer.onError(e);
      }
    }

    private static ByteString der(X509Certificate certificate) throws GeneralSecurityException {
      return ByteString.copyFrom(certificate.getEncoded());
    }
  }

  private final class Refusing extends EnrolmentGrpc.EnrolmentImplBase {
    @Override
    public void enrol(EnrolRequest request, StreamObserver<EnrolReply> answer) {
      heard.add(request);
      answer.onError(
          Status.PERMISSION_DENIED.withDescription("the token has been used").asException());
    }
  }
}
