package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.longshore.controller.pki.PersonsKey;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.RenewalRequest;
import io.longshore.proto.v1.RenewedCertificate;
import io.longshore.tls.TlsFiles;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A host's certificate is renewed over real TLS, again and again, while others call. */
class LeafRenewalTest extends OnLoopback {
  private static final int RENEWALS = 60;

  @Test
  void sixty_renewals_fail_no_call_and_leave_the_host_never_without_a_stream() throws Exception {
    LoopbackClients.Agent agent = controller.clients().agent("h1");
    hello(agent);
    until(agent, ControllerMessage::hasWelcome);
    Set<BigInteger> serials = new HashSet<>();
    serials.add(agent.identity.chain().get(0).getSerialNumber());
    try (Onlooker onlooker = new Onlooker(controller.clients())) {
      for (int i = 0; i < RENEWALS; i++) {
        onlooker.goOn();
        agent = renewed(agent);
        serials.add(agent.identity.chain().get(0).getSerialNumber());
        onlooker.caughtUp();
      }
      assertEquals(List.of(), onlooker.troubles());
      assertTrue(onlooker.looks() > RENEWALS, "looks: " + onlooker.looks());
    }
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
    agent.end();
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
}
