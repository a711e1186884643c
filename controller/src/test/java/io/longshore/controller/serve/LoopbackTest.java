package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.longshore.base.Digest;
import io.longshore.controller.sample.FakeCompiler;
import io.longshore.controller.sample.SampleNetwork;
import io.longshore.model.EngineState;
import io.longshore.model.ObservedHost;
import io.longshore.proto.v1.AgentLinkGrpc;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ApplyEvent;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.EnrolRequest;
import io.longshore.proto.v1.EnrolmentGrpc;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.StatusReply;
import io.longshore.proto.v1.StatusRequest;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import io.longshore.wire.ModelCodec;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
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
    Agent agent = new Agent("h1");
    agent.hello(0);
    agent.tell(0);
    assertEquals("ATTACHED", linkOf("h1"));
  }

  @Test
  void a_token_admits_one_key_only() throws Exception {
    String[] parts = controller.token("h1").split("\\.");
    var stub = EnrolmentGrpc.newBlockingStub(controller.newcomers(new Digest(parts[1])));
    KeyPair first = LoopbackController.keys();
    EnrolRequest.Builder request = EnrolRequest.newBuilder().setHost("h1").setTokenSecret(parts[3]);
    request.setPkcs10(ByteString.copyFrom(LoopbackController.request(first)));
    var reply = stub.enrol(request.build());
    assertEquals(
        LoopbackController.certificate(reply.getCertificate().toByteArray()).getSerialNumber(),
        LoopbackController.certificate(stub.enrol(request.build()).getCertificate().toByteArray())
            .getSerialNumber(),
        "a lost answer is repeated");
    request.setPkcs10(ByteString.copyFrom(LoopbackController.request(LoopbackController.keys())));
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> stub.enrol(request.build()));
    assertEquals(Status.Code.PERMISSION_DENIED, refused.getStatus().getCode());
  }

  @Test
  void a_controller_of_another_root_is_not_spoken_to() {
    controller.token("h1");
    var stub =
        EnrolmentGrpc.newBlockingStub(controller.newcomers(Digest.of(new byte[] {1})))
            .withDeadlineAfter(30, TimeUnit.SECONDS);
    assertThrows(StatusRuntimeException.class, () -> stub.enrol(EnrolRequest.getDefaultInstance()));
  }

  @Test
  void an_agent_that_speaks_for_another_host_is_cut_off() throws Exception {
    Agent agent = new Agent("h1");
    new Agent("h2").hello(0);
    agent.hello(0);
    agent.up.onNext(observation("h2", 0));
    assertEquals("stream ended", agent.next());
    StatusReply status = controller.asOperator().status(StatusRequest.getDefaultInstance());
    assertTrue(
        status.getView().getHostsList().stream().noneMatch(host -> host.hasObserved()),
        "what it said is not believed");
  }

  @Test
  void an_apply_reaches_the_agent_and_survives_a_restart_of_the_controller() throws Exception {
    controller.compiler.knows(
        "one", new SampleNetwork("one").with("h1", "zk1", "zookeeper", "1", 2181).compiled());
    Agent agent = new Agent("h1");
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
    Agent again = new Agent("h1", agent.identity);
    again.hello(0);
    assertEquals(1, again.message().getDesired().getGeneration(), "sent again, not made anew");
    assertEquals(
        "",
        controller
            .asOperator()
            .status(StatusRequest.getDefaultInstance())
            .getLastEnd()
            .getOutcome(),
        "the run is still under way");
  }

  private BlockingQueue<ApplyEvent> apply(String spec) {
    BlockingQueue<ApplyEvent> events = new LinkedBlockingQueue<>();
    var stub =
        io.longshore.proto.v1.OperatorGrpc.newStub(
            controller.members(MutualTls.client(controller.operator())));
    stub.apply(ApplyRequest.newBuilder().setSpec(FakeCompiler.spec(spec)).build(), queue(events));
    return events;
  }

  private String linkOf(String host) {
    return controller
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

  private static <T> StreamObserver<T> queue(BlockingQueue<T> events) {
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

  /** A client with an agent's certificate. */
  private final class Agent implements StreamObserver<ControllerMessage> {
    private final String host;
    private final TlsFiles identity;
    private final StreamObserver<AgentMessage> up;
    private final BlockingQueue<Object> got = new LinkedBlockingQueue<>();

    Agent(String host) throws Exception {
      this(host, controller.enrol(host));
    }

    Agent(String host, TlsFiles identity) {
      this.host = host;
      this.identity = identity;
      this.up = AgentLinkGrpc.newStub(controller.members(MutualTls.client(identity))).attach(this);
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
      while (controller
          .asOperator()
          .status(StatusRequest.getDefaultInstance())
          .getView()
          .getHostsList()
          .stream()
          .noneMatch(one -> one.getHost().equals(host) && one.hasObserved())) {
        Thread.onSpinWait();
      }
    }

    void has(ControllerMessage asked) {
      var report =
          io.longshore.proto.v1.PreflightReport.newBuilder().setId(asked.getPreflight().getId());
      asked
          .getPreflight()
          .getImagesList()
          .forEach(
              image ->
                  report.addImages(
                      io.longshore.proto.v1.ImageAnswer.newBuilder()
                          .setImage(image)
                          .setPresent(true)));
      up.onNext(AgentMessage.newBuilder().setPreflight(report).build());
    }

    ControllerMessage message() throws InterruptedException {
      return (ControllerMessage) next();
    }

    Object next() throws InterruptedException {
      return got.poll(30, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(ControllerMessage message) {
      got.add(message);
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
