package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.longshore.base.FailureException;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.spec.tree.SpecWire;
import io.longshore.controller.workload.Specs;
import io.longshore.model.DesiredHost;
import io.longshore.model.IdentityRequest;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.CertificateRequest;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.PlanReply;
import io.longshore.proto.v1.PlanRequest;
import io.longshore.proto.v1.ProblemReport;
import io.longshore.proto.v1.Spec;
import io.longshore.tls.MutualTls;
import io.longshore.wire.ModelCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process as the command starts it, with the network of the repository. */
class ControllerProcessTest {
  private static final List<String> HOSTS = List.of("h121", "h168", "h231", "h86");

  @TempDir Path folder;
  private LoopbackClients clients;
  private ControllerProcess process;

  @BeforeEach
  void start() {
    process = ControllerProcess.start(config());
    clients = new LoopbackClients(folder, process.port(), process.enrolmentPort());
  }

  @AfterEach
  void stop() throws Exception {
    clients.close();
    process.close();
  }

  private ControllerConfig config() {
    return new ControllerConfig(folder, "127.0.0.1", 0, 0, "test");
  }

  @Test
  void says_of_each_host_that_it_is_not_enrolled_and_makes_no_material() {
    PlanReply plan = clients.asOperator().plan(PlanRequest.newBuilder().setSpec(network()).build());
    assertEquals(HOSTS, plan.getProblemsList().stream().map(ProblemReport::getPath).toList());
    for (ProblemReport problem : plan.getProblemsList()) {
      assertEquals(Exit.UNREACHABLE.code(), problem.getExitCode());
      assertTrue(problem.getRemedy().startsWith("controller token "), problem.getRemedy());
    }
    assertTrue(Files.notExists(folder.resolve("material")), "planning makes nothing");
  }

  @Test
  void gives_a_host_the_certificates_its_desired_state_names_and_no_other() throws Exception {
    List<LoopbackClients.Agent> agents = new ArrayList<>();
    for (String host : HOSTS) {
      LoopbackClients.Agent agent = clients.agent(host);
      agent.hello(0);
      agent.tell(0);
      agent.hasEverything();
      agents.add(agent);
    }
    OperatorGrpc.newStub(clients.members(MutualTls.client(clients.operator())))
        .apply(ApplyRequest.newBuilder().setSpec(network()).build(), LoopbackClients.forgetting());
    LoopbackClients.Agent agent = agents.get(3);
    DesiredHost desired = ModelCodec.fromProto(agent.whole(agent.message()));
    assertEquals("h86", desired.host());
    IdentityRequest identity = desired.identities().get("orderer1.example.com-tls");
    byte[] pkcs10 = LoopbackClients.request(LoopbackClients.keys());

    agent.up.onNext(ask(identity.name(), identity.digest().hex(), pkcs10));
    ControllerMessage issued = agent.message();
    X509Certificate certificate =
        LoopbackClients.certificate(issued.getCertificate().getCertificate().toByteArray());
    assertTrue(
        certificate.getSubjectX500Principal().getName().startsWith("CN=orderer1.example.com"),
        "the subject is the desired state's, not the request's");
    agent.up.onNext(ask("orderer2.example.com-tls", identity.digest().hex(), pkcs10));
    assertTrue(agent.message().hasRefusal(), "another host's");
    agent.up.onNext(ask(identity.name(), "00".repeat(32), pkcs10));
    assertTrue(agent.message().hasRefusal(), "another form of it");
  }

  @Test
  void a_second_controller_is_kept_from_the_same_state() {
    FailureException refused =
        assertThrows(FailureException.class, () -> ControllerProcess.start(config()));
    assertTrue(refused.failure().what().contains("another controller"), refused.getMessage());
  }

  @Test
  void a_port_that_is_taken_is_named() throws Exception {
    Path other = folder.resolve("other");
    ControllerConfig taken = new ControllerConfig(other, "127.0.0.1", process.port(), 0, "test");
    FailureException refused =
        assertThrows(FailureException.class, () -> ControllerProcess.start(taken));
    assertEquals("127.0.0.1:" + process.port(), refused.failure().where());
    ControllerProcess.start(new ControllerConfig(other, "127.0.0.1", 0, 0, "test")).close();
  }

  private static AgentMessage ask(String identity, String digest, byte[] pkcs10) {
    return AgentMessage.newBuilder()
        .setCertificateRequest(
            CertificateRequest.newBuilder()
                .setIdentity(identity)
                .setIdentityDigest(digest)
                .setPkcs10(ByteString.copyFrom(pkcs10)))
        .build();
  }

  private static Spec network() {
    Path file = Path.of("..", "conf", "network.conf");
    return SpecWire.toProto(Specs.load(file, ReadOptions.STRICT).get().tree());
  }
}
