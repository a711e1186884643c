package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.longshore.controller.pki.PersonsKey;
import io.longshore.proto.v1.AgentLinkGrpc;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.AuthorityGrpc;
import io.longshore.proto.v1.BeginReplacementRequest;
import io.longshore.proto.v1.ContinueReplacementRequest;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.IdentityKept;
import io.longshore.proto.v1.OperatorCertificate;
import io.longshore.proto.v1.RenewOperatorRequest;
import io.longshore.proto.v1.RenewalRequest;
import io.longshore.proto.v1.ReplacementView;
import io.longshore.proto.v1.RootsGrpc;
import io.longshore.proto.v1.ShowReplacementRequest;
import io.longshore.proto.v1.StatusRequest;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The fleet's root is replaced over real TLS while hosts and operators go on. */
class RootRotationTest extends OnLoopback {
  private RootsGrpc.RootsBlockingStub roots(TlsFiles as) {
    return RootsGrpc.newBlockingStub(controller.clients().members(MutualTls.client(as)))
        .withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  private ReplacementView begin() {
    return roots(controller.clients().operator())
        .beginReplacement(BeginReplacementRequest.newBuilder().setReason("yearly").build());
  }

  private ReplacementView show() {
    return roots(controller.clients().operator())
        .showReplacement(ShowReplacementRequest.getDefaultInstance());
  }

  /** Bounded, so that a rotation that stands still says where. */
  private void until(Predicate<ReplacementView> reached) throws InterruptedException {
    RootsGrpc.RootsBlockingStub asker =
        RootsGrpc.newBlockingStub(
            controller.clients().members(MutualTls.client(controller.clients().operator())));
    ReplacementView view = ReplacementView.getDefaultInstance();
    for (int look = 0; look < 600; look++) {
      view =
          asker
              .withDeadlineAfter(60, TimeUnit.SECONDS)
              .showReplacement(ShowReplacementRequest.getDefaultInstance());
      if (reached.test(view)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("it stands still: " + view);
  }

  @Test
  void under_load_no_call_fails_and_no_host_is_ever_without_a_stream() throws Exception {
    List<Host> hosts = new ArrayList<>();
    for (String name : List.of("h1", "h2", "h3")) {
      hosts.add(new Host(name, controller.clients().enrol(name)));
    }
    for (Host host : hosts) {
      assertTrue(host.there.await(30, TimeUnit.SECONDS), host.name);
    }
    try (Onlooker onlooker = new Onlooker(controller.clients())) {
      onlooker.goOn();
      begin();
      until(
          view -> {
            onlooker.goOn();
            return view.getWaitsForWord();
          });
      onlooker.caughtUp();
      assertTrue(onlooker.looks() > 4, "looks: " + onlooker.looks());
      roots(controller.clients().operator())
          .continueReplacement(ContinueReplacementRequest.getDefaultInstance());
      until(view -> view.getPhase().isEmpty());
      assertEquals(2, show().getSigning().getNumber());
      assertEquals(List.of(), onlooker.troubles());
    }
    controller.clients().asOperator().status(StatusRequest.getDefaultInstance());
    for (Host host : hosts) {
      assertEquals(1, host.identity.authorities().size(), host.name);
      assertEquals(0, host.unwanted.get(), host.name);
    }
  }

  @Test
  void a_person_with_the_old_root_gets_in_until_it_is_dropped_and_renews() throws Exception {
    PersonsKey key = PersonsKey.make();
    TlsFiles before = person(key, controller.clients().operator());
    begin();
    until(view -> view.getPhase().equals("REISSUE"));
    assertEquals("reader/alice", show().getLaggards(0).getHolder());
    PersonsKey next = PersonsKey.make();
    OperatorCertificate renewed =
        AuthorityGrpc.newBlockingStub(controller.clients().members(MutualTls.client(before)))
            .withDeadlineAfter(30, TimeUnit.SECONDS)
            .renewOperator(
                RenewOperatorRequest.newBuilder()
                    .setPkcs10(ByteString.copyFrom(next.request()))
                    .build());
    TlsFiles after =
        next.identity(bytes(renewed.getChainList()), bytes(renewed.getAuthoritiesList()));
    roots(controller.clients().operator())
        .continueReplacement(ContinueReplacementRequest.getDefaultInstance());
    assertEquals(
        "", roots(after).showReplacement(ShowReplacementRequest.getDefaultInstance()).getPhase());
    assertThrows(
        StatusRuntimeException.class,
        () -> roots(before).showReplacement(ShowReplacementRequest.getDefaultInstance()));
  }

  @Test
  void a_controller_that_is_killed_goes_on_in_the_phase_it_was_in() throws Exception {
    Host host = new Host("h1", controller.clients().enrol("h1"));
    assertTrue(host.there.await(30, TimeUnit.SECONDS));
    host.deaf = true;
    assertEquals("TRUST_BOTH", begin().getPhase());
    TlsFiles old = host.identity;
    controller.stop();
    controller.start();
    assertEquals("TRUST_BOTH", show().getPhase());
    assertEquals("SILENT", show().getLaggards(0).getWhy());
    Host again = new Host("h1", old);
    until(ReplacementView::getWaitsForWord);
    assertEquals(2, again.identity.authorities().size());
    controller.stop();
    controller.start();
    assertEquals("REISSUE", show().getPhase());
    new Host("h1", again.identity);
    until(ReplacementView::getWaitsForWord);
  }

  private TlsFiles person(PersonsKey key, TlsFiles by) throws Exception {
    OperatorCertificate made =
        AuthorityGrpc.newBlockingStub(controller.clients().members(MutualTls.client(by)))
            .withDeadlineAfter(30, TimeUnit.SECONDS)
            .addOperator(
                io.longshore.proto.v1.AddOperatorRequest.newBuilder()
                    .setName("alice")
                    .setReadOnly(true)
                    .setPkcs10(ByteString.copyFrom(key.request()))
                    .build());
    return key.identity(bytes(made.getChainList()), bytes(made.getAuthoritiesList()));
  }

  /** Does on the wire what an agent does with its own identity. */
  private final class Host {
    private final String name;
    private final CountDownLatch there = new CountDownLatch(1);
    private final AtomicInteger unwanted = new AtomicInteger();
    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private volatile TlsFiles identity;
    private volatile boolean deaf;
    private PersonsKey asked;
    private Stream current;
    private Stream next;

    Host(String name, TlsFiles identity) {
      this.name = name;
      this.identity = identity;
      current = new Stream(identity);
      Thread loop = new Thread(this::run, "host " + name);
      loop.setDaemon(true);
      loop.start();
    }

    private void run() {
      try {
        while (true) {
          events.take().run();
        }
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }

    private void received(Stream from, ControllerMessage message) {
      there.countDown();
      if (deaf) {
        return;
      }
      if (from == next) {
        current = next;
        next = null;
        if (asked != null && !current.own.chain().equals(identity.chain())) {
          identity = current.own;
          asked = null;
          kept();
        }
      }
      try {
        if (message.hasWelcome()) {
          welcomed(message);
        } else if (message.hasRenewed()) {
          hand(
              asked.identity(
                  bytes(message.getRenewed().getChainList()),
                  bytes(message.getRenewed().getAuthoritiesList())));
        }
      } catch (java.security.GeneralSecurityException | java.io.IOException e) {
        unwanted.incrementAndGet();
      }
    }

    private void welcomed(ControllerMessage message)
        throws java.security.GeneralSecurityException, java.io.IOException {
      List<java.security.cert.X509Certificate> told = new ArrayList<>();
      for (byte[] one : bytes(message.getWelcome().getAuthoritiesList())) {
        told.add(LoopbackClients.certificate(one));
      }
      if (!TlsFiles.trustDigest(told).equals(identity.trustDigest())) {
        identity = new TlsFiles(identity.key(), identity.chain(), told);
        kept();
        hand(identity);
      } else if (message.getWelcome().getRenew() && asked == null) {
        asked = PersonsKey.make();
        current.up.onNext(
            AgentMessage.newBuilder()
                .setRenewal(
                    RenewalRequest.newBuilder().setPkcs10(ByteString.copyFrom(asked.request())))
                .build());
      }
    }

    private void hand(TlsFiles own) {
      next = new Stream(own);
    }

    private void kept() {
      current.up.onNext(
          AgentMessage.newBuilder()
              .setKept(
                  IdentityKept.newBuilder()
                      .setTrust(identity.trustDigest())
                      .setCertificate(TlsFiles.fingerprint(identity.chain().get(0))))
              .build());
    }

    /** One stream with one identity. */
    private final class Stream implements io.grpc.stub.StreamObserver<ControllerMessage> {
      private final TlsFiles own;
      private final io.grpc.stub.StreamObserver<AgentMessage> up;

      Stream(TlsFiles own) {
        this.own = own;
        ManagedChannel channel = controller.clients().members(MutualTls.client(own));
        up = AgentLinkGrpc.newStub(channel).attach(this);
        up.onNext(
            AgentMessage.newBuilder()
                .setHello(
                    Hello.newBuilder()
                        .setProtocol(1)
                        .setAgentVersion("t")
                        .setTrust(identity.trustDigest())
                        .setCertificate(TlsFiles.fingerprint(identity.chain().get(0))))
                .build());
      }

      @Override
      public void onNext(ControllerMessage message) {
        events.add(() -> received(this, message));
      }

      @Override
      public void onError(Throwable trouble) {
        events.add(
            () -> {
              if (this == current && next == null) {
                unwanted.incrementAndGet();
              }
            });
      }

      @Override
      public void onCompleted() {
        onError(null);
      }
    }
  }
}
