package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longshore.controller.audit.AuditChain;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.controller.pki.PersonsKey;
import io.longshore.proto.v1.AddOperatorRequest;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.AllowRequest;
import io.longshore.proto.v1.AuthorityGrpc;
import io.longshore.proto.v1.CertificateView;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.DenyRequest;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.ListCertificatesRequest;
import io.longshore.proto.v1.OperatorCertificate;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.RenewalRequest;
import io.longshore.proto.v1.StatusRequest;
import io.longshore.proto.v1.TokenRequest;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import java.nio.file.Files;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MembershipTest extends OnLoopback {
  private AuthorityGrpc.AuthorityBlockingStub authority(TlsFiles as) {
    return AuthorityGrpc.newBlockingStub(controller.clients().members(MutualTls.client(as)))
        .withDeadlineAfter(30, TimeUnit.SECONDS);
  }

  private AuthorityGrpc.AuthorityBlockingStub authority() {
    return authority(controller.clients().operator());
  }

  private static void greet(LoopbackClients.Agent agent) {
    agent.up.onNext(
        AgentMessage.newBuilder()
            .setHello(Hello.newBuilder().setProtocol(1).setAgentVersion("t").setTrust("old"))
            .build());
  }

  private static ControllerMessage renewal(LoopbackClients.Agent agent, KeyPair keys)
      throws Exception {
    agent.up.onNext(
        AgentMessage.newBuilder()
            .setRenewal(
                RenewalRequest.newBuilder()
                    .setPkcs10(ByteString.copyFrom(LoopbackClients.request(keys))))
            .build());
    return agent.message();
  }

  private TlsFiles identity(KeyPair keys, ControllerMessage answer) throws Exception {
    return new TlsFiles(
        keys.getPrivate(),
        LoopbackClients.certificates(answer.getRenewed().getChainList()),
        LoopbackClients.certificates(answer.getRenewed().getAuthoritiesList()));
  }

  private void deny(String kind, String value) {
    authority()
        .deny(
            DenyRequest.newBuilder()
                .setKind(kind)
                .setValue(value)
                .setReason("it was stolen")
                .build());
  }

  @Test
  void renews_an_agents_certificate_for_a_new_key_on_the_stream_that_is_there() throws Exception {
    LoopbackClients.Agent agent = controller.clients().agent("h1");
    greet(agent);
    assertTrue(agent.message().hasWelcome());
    KeyPair keys = LoopbackClients.keys();
    TlsFiles renewed = identity(keys, renewal(agent, keys));
    assertEquals(agent.identity.identity(), renewed.identity());
    assertNotEquals(
        agent.identity.chain().get(0).getPublicKey(), renewed.chain().get(0).getPublicKey());
    LoopbackClients.Agent next = controller.clients().agent("h1", renewed);
    greet(next);
    assertTrue(next.message().hasWelcome());
    assertEquals("stream ended", agent.next());
  }

  @Test
  void does_not_renew_for_the_key_in_use() throws Exception {
    TlsFiles enrolled = controller.clients().enrol("h1");
    LoopbackClients.Agent agent = controller.clients().agent("h1", enrolled);
    greet(agent);
    agent.message();
    KeyPair same = new KeyPair(enrolled.chain().get(0).getPublicKey(), enrolled.key());
    assertTrue(renewal(agent, same).getNotRenewed().getWhat().contains("new key"));
  }

  @Test
  void a_denied_host_loses_its_stream_and_stays_out_until_it_is_allowed() throws Exception {
    LoopbackClients.Agent agent = controller.clients().agent("h1");
    greet(agent);
    agent.message();
    deny("HOLDER", "h1");
    assertEquals("stream ended", agent.next());
    LoopbackClients.Agent again = controller.clients().agent("h1", agent.identity);
    assertEquals("stream ended", again.next());
    StatusRuntimeException noToken =
        assertThrows(StatusRuntimeException.class, () -> controller.clients().token("h1"));
    assertTrue(noToken.getMessage().contains("it was stolen"), noToken.getMessage());
    controller.stop();
    controller.start();
    assertEquals("stream ended", controller.clients().agent("h1", agent.identity).next());
    authority().allow(AllowRequest.newBuilder().setKind("HOLDER").setValue("h1").build());
    LoopbackClients.Agent back = controller.clients().agent("h1", agent.identity);
    greet(back);
    assertTrue(back.message().hasWelcome());
  }

  @Test
  void a_denied_certificate_takes_those_renewed_from_it_along() throws Exception {
    LoopbackClients.Agent agent = controller.clients().agent("h1");
    greet(agent);
    agent.message();
    KeyPair keys = LoopbackClients.keys();
    TlsFiles second = identity(keys, renewal(agent, keys));
    LoopbackClients.Agent next = controller.clients().agent("h1", second);
    greet(next);
    next.message();
    deny("SERIAL", agent.identity.chain().get(0).getSerialNumber().toString(16));
    assertEquals("stream ended", next.next());
    assertEquals("stream ended", controller.clients().agent("h1", second).next());
  }

  @Test
  void a_reader_looks_renews_its_own_certificate_and_changes_nothing() throws Exception {
    PersonsKey key = PersonsKey.make();
    OperatorCertificate made =
        authority()
            .addOperator(
                AddOperatorRequest.newBuilder()
                    .setName("wallboard")
                    .setReadOnly(true)
                    .setPkcs10(ByteString.copyFrom(key.request()))
                    .build());
    TlsFiles reader =
        key.identity(
            made.getChainList().stream().map(ByteString::toByteArray).toList(),
            made.getAuthoritiesList().stream().map(ByteString::toByteArray).toList());
    OperatorGrpc.OperatorBlockingStub operator =
        OperatorGrpc.newBlockingStub(controller.clients().members(MutualTls.client(reader)))
            .withDeadlineAfter(30, TimeUnit.SECONDS);
    operator.status(StatusRequest.getDefaultInstance());
    assertEquals(
        Status.Code.PERMISSION_DENIED,
        assertThrows(
                StatusRuntimeException.class,
                () -> operator.createToken(TokenRequest.newBuilder().setHost("h1").build()))
            .getStatus()
            .getCode());
    List<CertificateView> all =
        authority(reader)
            .listCertificates(ListCertificatesRequest.getDefaultInstance())
            .getCertificatesList();
    assertEquals(
        List.of("controller", "fleet issuer", "fleet root", "operator", "reader"),
        all.stream().map(CertificateView::getKind).sorted().toList());
  }

  @Test
  void an_operator_cannot_lock_itself_out() {
    assertEquals(
        Status.Code.INVALID_ARGUMENT,
        assertThrows(StatusRuntimeException.class, () -> deny("HOLDER", "operator/operator"))
            .getStatus()
            .getCode());
  }

  @Test
  void what_was_done_is_on_record_with_who_did_it() throws Exception {
    controller.clients().enrol("h1");
    deny("HOLDER", "h1");
    List<String> lines = AuditTrail.lines(Files.readString(folder.resolve("audit.log")));
    List<String> deeds =
        lines.stream()
            .filter(line -> line.contains("\"who\":\"operator/operator\""))
            .map(
                line ->
                    line.replaceAll(".*\"what\":\"([^\"]*)\".*\"outcome\":\"([^\"]*)\".*", "$1 $2"))
            .toList();
    assertEquals(
        List.of(
            "Operator/CreateToken begins",
            "Operator/CreateToken done",
            "Authority/Deny begins",
            "Authority/Deny done"),
        deeds);
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("token of h1") && line.contains("agent/h1")));
    assertEquals(
        List.of(),
        AuditChain.faults(
            lines, AuditTrail.storedHead(new io.longshore.base.DiskStateDir(folder))));
  }
}
