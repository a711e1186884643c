package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.AuthorityGrpc;
import io.longshore.proto.v1.CertificateView;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.DenyRequest;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.ListCertificatesRequest;
import io.longshore.proto.v1.RenewOperatorRequest;
import io.longshore.proto.v1.RenewalRequest;
import io.longshore.proto.v1.ReplaceIssuerRequest;
import io.longshore.proto.v1.RootsGrpc;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The authority below the root is replaced over real TLS while hosts and operators go on. */
class IssuingAuthorityTest extends OnLoopback {
  private void replace(TlsFiles as) {
    RootsGrpc.newBlockingStub(controller.clients().members(MutualTls.client(as)))
        .withDeadlineAfter(30, TimeUnit.SECONDS)
        .replaceIssuer(ReplaceIssuerRequest.newBuilder().setReason("as agreed").build());
  }

  private AuthorityGrpc.AuthorityBlockingStub authority(TlsFiles as) {
    return AuthorityGrpc.newBlockingStub(controller.clients().members(MutualTls.client(as)))
        .withDeadlineAfter(30, TimeUnit.SECONDS);
  }

  private List<CertificateView> inventory(TlsFiles as) {
    return authority(as)
        .listCertificates(ListCertificatesRequest.getDefaultInstance())
        .getCertificatesList();
  }

  private List<CertificateView> issuers(TlsFiles as) {
    return inventory(as).stream().filter(one -> one.getKind().equals("fleet issuer")).toList();
  }

  private static ControllerMessage welcome(LoopbackClients.Agent agent) throws Exception {
    agent.up.onNext(
        AgentMessage.newBuilder()
            .setHello(
                Hello.newBuilder()
                    .setProtocol(1)
                    .setAgentVersion("t")
                    .setTrust(agent.identity.trustDigest()))
            .build());
    ControllerMessage message = agent.message();
    assertTrue(message.hasWelcome(), message.toString());
    return message;
  }

  private static TlsFiles renewed(LoopbackClients.Agent agent) throws Exception {
    KeyPair keys = LoopbackClients.keys();
    agent.up.onNext(
        AgentMessage.newBuilder()
            .setRenewal(
                RenewalRequest.newBuilder()
                    .setPkcs10(ByteString.copyFrom(LoopbackClients.request(keys))))
            .build());
    ControllerMessage message = agent.message();
    while (message.hasWelcome()) {
      message = agent.message();
    }
    return new TlsFiles(
        keys.getPrivate(),
        LoopbackClients.certificates(message.getRenewed().getChainList()),
        LoopbackClients.certificates(message.getRenewed().getAuthoritiesList()));
  }

  private TlsFiles renewed(TlsFiles operator) throws Exception {
    KeyPair keys = LoopbackClients.keys();
    var made =
        authority(operator)
            .renewOperator(
                RenewOperatorRequest.newBuilder()
                    .setPkcs10(ByteString.copyFrom(LoopbackClients.request(keys)))
                    .build());
    return new TlsFiles(
        keys.getPrivate(),
        LoopbackClients.certificates(made.getChainList()),
        LoopbackClients.certificates(made.getAuthoritiesList()));
  }

  private static X509Certificate issuer(TlsFiles of) {
    return of.chain().get(1);
  }

  @Test
  void no_stream_ends_what_was_signed_stays_good_and_what_comes_is_of_the_new_one()
      throws Exception {
    TlsFiles operator = controller.clients().operator();
    LoopbackClients.Agent host = controller.clients().agent("h1");
    welcome(host);
    try (Onlooker onlooker = new Onlooker(controller.clients())) {
      onlooker.goOn();
      replace(operator);
      onlooker.goOn();
      TlsFiles fresh = renewed(host);
      assertNotEquals(issuer(host.identity), issuer(fresh));
      assertEquals(host.identity.trustDigest(), fresh.trustDigest(), "nobody trusts another");
      welcome(controller.clients().agent("h1", fresh));
      TlsFiles late = controller.clients().enrol("h2");
      assertEquals(issuer(fresh), issuer(late));
      welcome(controller.clients().agent("h2", late));
      onlooker.caughtUp();
      assertEquals(List.of(), onlooker.troubles());
    }
    welcome(controller.clients().agent("h1", host.identity));
    controller.stop();
    controller.start();
    welcome(controller.clients().agent("h1", host.identity));
    assertTrue(
        AuditTrail.lines(Files.readString(folder.resolve("audit.log"))).stream()
            .anyMatch(
                line ->
                    line.contains("operator/operator")
                        && line.contains("number 2 signs")
                        && line.contains("as agreed")));
  }

  @Test
  void the_inventory_shows_those_that_have_leaves_and_what_is_above_each_certificate()
      throws Exception {
    TlsFiles operator = controller.clients().operator();
    TlsFiles host = controller.clients().enrol("h1");
    assertEquals(1, issuers(operator).size());
    replace(operator);
    List<CertificateView> two = issuers(operator);
    assertEquals(
        List.of("fleet authority v1", "fleet authority v2"),
        two.stream().map(CertificateView::getHolder).sorted().toList());
    two.forEach(one -> assertTrue(one.getDaysLeft() >= 364, one.toString()));
    String root = host.authorities().get(0).getSubjectX500Principal().getName();
    CertificateView agent =
        inventory(operator).stream().filter(one -> one.getKind().equals("agent")).findFirst().get();
    assertEquals(
        List.of(issuer(host).getSubjectX500Principal().getName(), root), agent.getChainList());
    two.forEach(one -> assertEquals(List.of(root), one.getChainList()));
    controller.clients().enrol("h1");
    replace(operator);
    assertEquals(3, issuers(operator).size());
    controller.clients().enrol("h1");
    assertEquals(
        List.of("fleet authority v1", "fleet authority v3"),
        issuers(operator).stream().map(CertificateView::getHolder).sorted().toList(),
        "the operator has a leaf of the first yet, and nobody one of the second");
  }

  @Test
  void who_denies_one_denies_all_that_it_signed_and_the_current_one_cannot_be_denied()
      throws Exception {
    TlsFiles operator = controller.clients().operator();
    LoopbackClients.Agent host = controller.clients().agent("h1");
    welcome(host);
    String first = issuer(host.identity).getSerialNumber().toString(16);
    assertEquals("INVALID_ARGUMENT", deny(operator, first), "it signs everybody's");
    replace(operator);
    assertEquals("INVALID_ARGUMENT", deny(operator, first), "it signed this operator's own");
    TlsFiles renewed = renewed(operator);
    TlsFiles fresh = renewed(host);
    assertEquals("OK", deny(renewed, first));
    assertEquals("stream ended", host.next());
    assertThrows(StatusRuntimeException.class, () -> inventory(operator));
    assertEquals("stream ended", controller.clients().agent("h1", host.identity).next());
    welcome(controller.clients().agent("h1", fresh));
  }

  private String deny(TlsFiles as, String serial) {
    try {
      authority(as)
          .deny(
              DenyRequest.newBuilder()
                  .setKind("SERIAL")
                  .setValue(serial)
                  .setReason("its key was copied")
                  .build());
      return "OK";
    } catch (StatusRuntimeException refused) {
      assertTrue(
          refused.getStatus().getDescription().contains("lock yourself out"), refused.toString());
      return Status.fromThrowable(refused).getCode().name();
    }
  }
}
