package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.longshore.controller.pki.PersonsKey;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.HostView;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.RenewalRequest;
import io.longshore.proto.v1.RenewedCertificate;
import io.longshore.proto.v1.StatusRequest;
import io.longshore.tls.TlsFiles;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host's certificate is renewed over real TLS, again and again, while others call. */
class LeafRenewalTest {
  private static final int RENEWALS = 60;

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();
  private LoopbackController controller;

  @BeforeEach
  void start(@TempDir Path state) throws Exception {
    controller = new LoopbackController(state);
  }

  @AfterEach
  void stop() {
    controller.close();
  }

  @Test
  void sixty_renewals_fail_no_call_and_leave_the_host_never_without_a_stream() throws Exception {
    LoopbackClients.Agent agent = controller.clients().agent("h1");
    hello(agent);
    until(agent, ControllerMessage::hasWelcome);
    Set<BigInteger> serials = new HashSet<>();
    serials.add(agent.identity.chain().get(0).getSerialNumber());
    AtomicBoolean enough = new AtomicBoolean();
    OperatorGrpc.OperatorBlockingStub operator = controller.clients().asOperator();
    Thread load = new Thread(() -> call(operator, enough));
    load.start();
    for (int i = 0; i < RENEWALS; i++) {
      int before = calls.get();
      agent = renewed(agent);
      serials.add(agent.identity.chain().get(0).getSerialNumber());
      while (calls.get() <= before && failures.isEmpty() && load.isAlive()) {
        Thread.onSpinWait();
      }
    }
    enough.set(true);
    load.join();
    assertEquals(List.of(), List.copyOf(failures));
    assertTrue(calls.get() >= RENEWALS, "a call at least for each renewal: " + calls);
    assertEquals(RENEWALS + 1, serials.size());
  }

  /** As an agent does: ask on the stream that is there, open another, and go on with that. */
  private LoopbackClients.Agent renewed(LoopbackClients.Agent agent) throws Exception {
    PersonsKey key = PersonsKey.make();
    agent.up.onNext(
        AgentMessage.newBuilder()
            .setRenewal(RenewalRequest.newBuilder().setPkcs10(ByteString.copyFrom(key.request())))
            .build());
    RenewedCertificate made = until(agent, ControllerMessage::hasRenewed).getRenewed();
    TlsFiles fresh = key.identity(bytes(made.getChainList()), bytes(made.getAuthoritiesList()));
    LoopbackClients.Agent next = controller.clients().agent("h1", fresh);
    hello(next);
    until(next, ControllerMessage::hasWelcome);
    return next;
  }

  private static void hello(LoopbackClients.Agent agent) {
    agent.up.onNext(
        AgentMessage.newBuilder()
            .setHello(
                Hello.newBuilder()
                    .setProtocol(1)
                    .setAgentVersion("test")
                    .setTrust(agent.identity.trustDigest())
                    .setCertificate(TlsFiles.fingerprint(agent.identity.chain().get(0))))
            .build());
  }

  private static ControllerMessage until(
      LoopbackClients.Agent agent, Predicate<ControllerMessage> wanted) throws Exception {
    while (true) {
      Object event = agent.next();
      if (!(event instanceof ControllerMessage message)) {
        throw new AssertionError("instead of a message: " + event);
      }
      if (wanted.test(message)) {
        return message;
      }
    }
  }

  private void call(OperatorGrpc.OperatorBlockingStub operator, AtomicBoolean enough) {
    while (!enough.get()) {
      try {
        for (HostView host :
            operator
                .withDeadlineAfter(30, TimeUnit.SECONDS)
                .status(StatusRequest.getDefaultInstance())
                .getView()
                .getHostsList()) {
          if (!host.getLink().equals("ATTACHED")) {
            failures.add(host.getHost() + " is " + host.getLink());
          }
        }
      } catch (StatusRuntimeException failed) {
        failures.add(failed.getStatus().toString());
      }
      calls.incrementAndGet();
    }
  }

  private static List<byte[]> bytes(List<ByteString> all) {
    return all.stream().map(ByteString::toByteArray).toList();
  }
}
