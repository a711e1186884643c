package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longshore.base.Digest;
import io.longshore.controller.sample.FakeCompiler;
import io.longshore.controller.sample.SampleNetwork;
import io.longshore.proto.v1.ApplyEvent;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.EnrolRequest;
import io.longshore.proto.v1.EnrolmentGrpc;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.StatusReply;
import io.longshore.proto.v1.StatusRequest;
import io.longshore.tls.MutualTls;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real controller on loopback with real certificates, and agents that are only clients. */
class LoopbackTest {
  @TempDir Path folder;
  private LoopbackController controller;

  @BeforeEach
  void start() throws Exception {
    controller = new LoopbackController(folder.resolve("state"));
  }

  @AfterEach
  void stop() {
    controller.close();
  }

  @Test
  void enrols_a_host_and_takes_its_stream() throws Exception {
    LoopbackClients.Agent agent = clients().agent("h1");
    agent.hello(0);
    agent.tell(0);
    assertEquals("ATTACHED", linkOf("h1"));
  }

  @Test
  void a_token_admits_one_key_only() throws Exception {
    String[] parts = clients().token("h1").split("\\.");
    var stub = EnrolmentGrpc.newBlockingStub(clients().newcomers(new Digest(parts[1])));
    KeyPair first = LoopbackClients.keys();
    EnrolRequest.Builder request = EnrolRequest.newBuilder().setHost("h1").setTokenSecret(parts[3]);
    request.setPkcs10(ByteString.copyFrom(LoopbackClients.request(first)));
    var reply = stub.enrol(request.build());
    assertEquals(
        LoopbackClients.certificate(reply.getCertificate().toByteArray()).getSerialNumber(),
        LoopbackClients.certificate(stub.enrol(request.build()).getCertificate().toByteArray())
            .getSerialNumber(),
        "a lost answer is repeated");
    request.setPkcs10(ByteString.copyFrom(LoopbackClients.request(LoopbackClients.keys())));
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> stub.enrol(request.build()));
    assertEquals(Status.Code.PERMISSION_DENIED, refused.getStatus().getCode());
  }

  @Test
  void a_controller_of_another_root_is_not_spoken_to() {
    clients().token("h1");
    var stub =
        EnrolmentGrpc.newBlockingStub(clients().newcomers(Digest.of(new byte[] {1})))
            .withDeadlineAfter(30, TimeUnit.SECONDS);
    assertThrows(StatusRuntimeException.class, () -> stub.enrol(EnrolRequest.getDefaultInstance()));
  }

  @Test
  void an_agent_that_speaks_for_another_host_is_cut_off() throws Exception {
    LoopbackClients.Agent agent = clients().agent("h1");
    clients().agent("h2").hello(0);
    agent.hello(0);
    agent.up.onNext(LoopbackClients.observation("h2", 0));
    assertEquals("stream ended", agent.next());
    StatusReply status = clients().asOperator().status(StatusRequest.getDefaultInstance());
    assertTrue(
        status.getView().getHostsList().stream().noneMatch(host -> host.hasObserved()),
        "what it said is not believed");
  }

  @Test
  void an_apply_reaches_the_agent_and_survives_a_restart_of_the_controller() throws Exception {
    controller.compiler.knows(
        "one", new SampleNetwork("one").with("h1", "zk1", "zookeeper", "1", 2181).compiled());
    LoopbackClients.Agent agent = clients().agent("h1");
    agent.hello(0);
    agent.tell(0);
    BlockingQueue<ApplyEvent> events = apply("one");
    ControllerMessage preflight = agent.message();
    assertEquals(List.of("images/zookeeper:1"), preflight.getPreflight().getImagesList());
    agent.has(preflight);
    assertEquals(1, agent.message().getDesired().getGeneration());
    assertTrue(events.poll(10, TimeUnit.SECONDS).hasAccepted());
    controller.stop();

    controller.start();
    LoopbackClients.Agent again = clients().agent("h1", agent.identity);
    again.hello(0);
    assertEquals(1, again.message().getDesired().getGeneration(), "sent again, not made anew");
    assertEquals(
        "",
        clients().asOperator().status(StatusRequest.getDefaultInstance()).getLastEnd().getOutcome(),
        "the run is still under way");
  }

  private BlockingQueue<ApplyEvent> apply(String spec) {
    BlockingQueue<ApplyEvent> events = new LinkedBlockingQueue<>();
    var stub = OperatorGrpc.newStub(clients().members(MutualTls.client(clients().operator())));
    stub.apply(
        ApplyRequest.newBuilder().setSpec(FakeCompiler.spec(spec)).build(),
        LoopbackClients.queue(events));
    return events;
  }

  private String linkOf(String host) {
    return clients()
        .asOperator()
        .status(StatusRequest.getDefaultInstance())
        .getView()
        .getHostsList()
        .stream()
        .filter(one -> one.getHost().equals(host))
        .findFirst()
        .orElseThrow()
        .getLink();
  }

  private LoopbackClients clients() {
    return controller.clients();
  }
}
