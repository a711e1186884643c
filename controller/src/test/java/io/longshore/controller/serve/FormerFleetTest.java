package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import io.longshore.base.DiskStateDir;
import io.longshore.controller.pki.FormerFleet;
import io.longshore.controller.store.EnrolledHost;
import io.longshore.controller.store.EnrolmentStore;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.RenewalRequest;
import io.longshore.proto.v1.ReplacementView;
import io.longshore.proto.v1.RootsGrpc;
import io.longshore.proto.v1.ShowReplacementRequest;
import io.longshore.tls.MutualTls;
import io.longshore.tls.PeerIdentity.Role;
import io.longshore.tls.TlsFiles;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A controller opens the state of a fleet whose root signed hosts and people itself. */
class FormerFleetTest extends OnLoopback {
  private FormerFleet former;
  private TlsFiles host;

  @Override
  void prepare() throws Exception {
    former = FormerFleet.at(Instant.now());
    DiskStateDir state = new DiskStateDir(folder);
    former.keep(state);
    host = former.identity(Role.AGENT, "h1");
    new EnrolmentStore(state)
        .put(
            new EnrolledHost(
                "h1",
                host.chain().get(0).getSerialNumber(),
                Digest.of(host.chain().get(0).getPublicKey().getEncoded()),
                Instant.now()));
    former.identity(Role.OPERATOR, "operator").save(folder.resolve("operator"));
  }

  private static void welcome(LoopbackClients.Agent agent) throws Exception {
    agent.up.onNext(
        AgentMessage.newBuilder()
            .setHello(
                Hello.newBuilder()
                    .setProtocol(1)
                    .setAgentVersion("t")
                    .setTrust(agent.identity.trustDigest()))
            .build());
    assertTrue(agent.message().hasWelcome());
  }

  @Test
  void serves_who_it_served_before_and_moves_them_with_their_next_renewal_without_a_gap()
      throws Exception {
    TlsFiles operator = controller.clients().operator();
    assertEquals(1, operator.chain().size(), "it has not been made anew");
    LoopbackClients.Agent agent = controller.clients().agent("h1", host);
    welcome(agent);
    try (Onlooker onlooker = new Onlooker(controller.clients())) {
      onlooker.goOn();
      KeyPair keys = LoopbackClients.keys();
      agent.up.onNext(
          AgentMessage.newBuilder()
              .setRenewal(
                  RenewalRequest.newBuilder()
                      .setPkcs10(ByteString.copyFrom(LoopbackClients.request(keys))))
              .build());
      ControllerMessage answer = agent.message();
      TlsFiles fresh =
          new TlsFiles(
              keys.getPrivate(),
              LoopbackClients.certificates(answer.getRenewed().getChainList()),
              LoopbackClients.certificates(answer.getRenewed().getAuthoritiesList()));
      onlooker.goOn();
      welcome(controller.clients().agent("h1", fresh));
      onlooker.goOn();
      onlooker.caughtUp();
      assertEquals(List.of(), onlooker.troubles());
      assertEquals(2, fresh.chain().size());
      assertEquals(List.of(former.root()), fresh.authorities(), "the same root is trusted");
      fresh.chain().get(1).verify(former.root().getPublicKey());
      fresh.chain().get(0).verify(fresh.chain().get(1).getPublicKey());
    }
  }

  @Test
  void keeps_the_issuing_authority_it_made_over_the_next_start() throws Exception {
    String first = controller.clients().enrol("h2").chain().get(1).getSerialNumber().toString(16);
    controller.stop();
    controller.start();
    assertEquals(
        first, controller.clients().enrol("h3").chain().get(1).getSerialNumber().toString(16));
    ReplacementView view =
        RootsGrpc.newBlockingStub(
                controller.clients().members(MutualTls.client(controller.clients().operator())))
            .withDeadlineAfter(30, TimeUnit.SECONDS)
            .showReplacement(ShowReplacementRequest.getDefaultInstance());
    assertEquals(1, view.getSigning().getNumber());
    assertEquals(TlsFiles.fingerprint(former.root()), view.getSigning().getFingerprint());
    assertEquals(1, view.getIssuer().getNumber());
  }
}
