package io.longshore.agent.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.agent.artifact.Artifacts;
import io.longshore.agent.loop.Specs;
import io.longshore.base.ArtifactFolder;
import io.longshore.base.Digest;
import io.longshore.base.ThreadLoop;
import io.longshore.model.DesiredHost;
import io.longshore.model.EngineState;
import io.longshore.model.Hold;
import io.longshore.model.ObservedHost;
import io.longshore.proto.v1.AgentLinkGrpc;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.BlobToFetch;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.FetchRequest;
import io.longshore.proto.v1.FetchedPart;
import io.longshore.proto.v1.HoldOrder;
import io.longshore.tls.MutualTls;
import io.longshore.tls.PeerIdentity;
import io.longshore.tls.TestFleet;
import io.longshore.wire.ModelCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControllerLinkTest {
  private final List<Server> impostors = new ArrayList<>();
  private TestFleet fleet;
  private final ThreadLoop loop = new ThreadLoop("test", 1);
  private final BlockingQueue<AgentMessage> toController = new LinkedBlockingQueue<>();
  private final BlockingQueue<AgentMessage> toImpostors = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> toAgent = new LinkedBlockingQueue<>();
  private final BlockingQueue<StreamObserver<ControllerMessage>> streams =
      new LinkedBlockingQueue<>();
  private Server server;
  private ControllerLink link;
  private ArtifactFolder artifacts;
  private final Map<String, byte[]> contents = new HashMap<>();
  private final List<Long> offsets = new CopyOnWriteArrayList<>();
  private volatile int breaks;

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    artifacts = new ArtifactFolder(folder);
    fleet = new TestFleet(Specs.DEPLOYMENT);
  }

  @AfterEach
  void end() {
    impostors.forEach(Server::shutdownNow);
    if (link != null) {
      link.close();
    }
    if (server != null) {
      server.shutdownNow();
    }
    loop.close();
  }

  private int serve(int port) throws Exception {
    server = server(fleet, PeerIdentity.Role.CONTROLLER, port, true);
    return server.getPort();
  }

  private int impostor(TestFleet of, PeerIdentity.Role role) throws Exception {
    impostors.add(server(of, role, 0, false));
    return impostors.get(impostors.size() - 1).getPort();
  }

  private Server server(TestFleet of, PeerIdentity.Role role, int port, boolean real)
      throws Exception {
    return Grpc.newServerBuilderForPort(port, MutualTls.server(of.identity(role, "controller1")))
        .addService(new Controller(real))
        .build()
        .start();
  }

  private void dial(List<Address> controllers, io.grpc.ChannelCredentials credentials) {
    link = new ControllerLink(loop, controllers, credentials, new Random(1), "1.2.3", artifacts);
    loop.submit("open", () -> link.open(new Notes()));
  }

  private void dial(int... ports) throws Exception {
    dial(
        java.util.Arrays.stream(ports).mapToObj(port -> new Address("127.0.0.1", port)).toList(),
        MutualTls.client(fleet.identity(PeerIdentity.Role.AGENT, Specs.HOST)));
  }

  private AgentMessage heard() throws InterruptedException {
    AgentMessage message = toController.poll(20, TimeUnit.SECONDS);
    assertTrue(message != null, "the controller heard nothing");
    return message;
  }

  private String told() throws InterruptedException {
    return String.valueOf(toAgent.poll(20, TimeUnit.SECONDS));
  }

  @Test
  void says_hello_hands_over_what_comes_and_sends_what_is_observed() throws Exception {
    dial(serve(0));
    assertEquals(7, heard().getHello().getGeneration());
    assertEquals("attached", told());
    StreamObserver<ControllerMessage> stream = streams.take();
    stream.onNext(
        ControllerMessage.newBuilder().setDesired(ModelCodec.toProto(Specs.full(8))).build());
    assertEquals("desired 8", told());
    loop.submit("observed", () -> link.observed(observed()));
    assertEquals(3, heard().getObserved().getEngineMutations());
  }

  @Test
  void a_controller_that_goes_is_called_again_until_it_is_back() throws Exception {
    int port = serve(0);
    dial(port);
    assertEquals("attached", told());
    heard();
    server.shutdownNow().awaitTermination();
    assertEquals("detached", told());
    serve(port);
    assertEquals("attached", told());
    assertEquals("1.2.3", heard().getHello().getAgentVersion());
  }

  @Test
  void when_one_of_several_controllers_is_away_the_next_is_called() throws Exception {
    dial(1, serve(0));
    assertEquals("attached", told());
    heard();
  }

  @Test
  void with_no_controller_known_nobody_is_called_and_what_is_sent_is_dropped() throws Exception {
    dial();
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    loop.submit(
        "observed",
        () -> {
          link.observed(observed());
          said.add("sent");
        });
    assertEquals("sent", said.poll(20, TimeUnit.SECONDS));
    assertEquals(List.of(), List.copyOf(toAgent));
  }

  @Test
  void whoever_is_not_the_fleets_controller_hears_nothing() throws Exception {
    int stranger = impostor(new TestFleet(Specs.DEPLOYMENT), PeerIdentity.Role.CONTROLLER);
    int operator = impostor(fleet, PeerIdentity.Role.OPERATOR);
    dial(stranger, operator, serve(0));
    heard();
    assertEquals(List.of(), List.copyOf(toImpostors));
  }

  @Test
  void a_desired_state_that_makes_no_sense_is_unreadable_and_the_stream_goes_on() throws Exception {
    dial(serve(0));
    assertEquals("attached", told());
    StreamObserver<ControllerMessage> stream = streams.take();
    stream.onNext(
        ControllerMessage.newBuilder()
            .setDesired(io.longshore.proto.v1.DesiredHost.newBuilder().setHost("h"))
            .build());
    assertTrue(told().startsWith("unreadable"));
    stream.onNext(ControllerMessage.getDefaultInstance());
    assertTrue(told().startsWith("unreadable"));
  }

  @Test
  void a_persons_word_about_a_container_comes_to_the_agent() throws Exception {
    dial(serve(0));
    assertEquals("attached", told());
    StreamObserver<ControllerMessage> stream = streams.take();
    HoldOrder.Builder order = HoldOrder.newBuilder();
    order.getHoldBuilder().setContainer("zk1").setReason("it is moved").setBy("ann");
    stream.onNext(ControllerMessage.newBuilder().setHold(order).build());
    assertEquals("hold zk1 for it is moved", told());
    stream.onNext(ControllerMessage.newBuilder().setHold(order.setRelease(true)).build());
    assertEquals("release zk1", told());
    order.clear().getHoldBuilder().setContainer("zk1");
    stream.onNext(ControllerMessage.newBuilder().setHold(order).build());
    assertTrue(told().startsWith("unreadable"));
  }

  private static ObservedHost observed() {
    return new ObservedHost(
        Specs.HOST,
        8,
        "0".repeat(64),
        Instant.EPOCH,
        new EngineState(true, "1", "1.41", ""),
        List.of(),
        List.of(),
        3,
        List.of());
  }

  @Test
  void fetches_what_does_not_come_with_a_desired_state_and_goes_on_after_breaks() throws Exception {
    byte[] genesis = Specs.GENESIS;
    Digest digest = Digest.of(genesis);
    contents.put(digest.hex(), genesis);
    dial(serve(0));
    assertEquals("attached", told());
    StreamObserver<ControllerMessage> stream = streams.take();
    stream.onNext(without(Specs.full(8), digest, genesis.length));
    assertEquals("desired 8", told());
    assertEquals(List.of(0L), offsets);
    stream.onNext(without(Specs.full(9), digest, genesis.length));
    assertEquals("desired 9", told());
    assertEquals(List.of(0L), offsets, "what is here is not asked for again");
  }

  @Test
  void a_content_continues_where_the_connection_broke() throws Exception {
    byte[] large = new byte[50_000];
    new Random(3).nextBytes(large);
    contents.put(Digest.of(large).hex(), large);
    breaks = 2;
    dial(serve(0));
    assertEquals("attached", told());
    Path there = new Artifacts(artifacts, link).bring(Digest.of(large), large.length);
    assertArrayEquals(large, Files.readAllBytes(there));
    assertEquals(List.of(0L, 1_000L, 2_000L), offsets);
  }

  @Test
  void a_desired_state_whose_files_are_not_given_is_not_taken() throws Exception {
    dial(serve(0));
    assertEquals("attached", told());
    Digest digest = Digest.of(Specs.GENESIS);
    streams.take().onNext(without(Specs.full(8), digest, Specs.GENESIS.length));
    assertTrue(told().startsWith("unreadable a desired state came whose files cannot be had"));
  }

  private static ControllerMessage without(DesiredHost host, Digest digest, long size) {
    return ControllerMessage.newBuilder()
        .setDesired(ModelCodec.toProto(host).toBuilder().clearBlobs())
        .addToFetch(BlobToFetch.newBuilder().setDigest(digest.hex()).setSize(size))
        .build();
  }

  private final class Controller extends AgentLinkGrpc.AgentLinkImplBase {
    private final boolean real;

    Controller(boolean real) {
      this.real = real;
    }

    @Override
    public void fetch(FetchRequest request, StreamObserver<FetchedPart> down) {
      offsets.add(request.getOffset());
      byte[] content = contents.get(request.getDigest());
      if (content == null) {
        down.onError(Status.NOT_FOUND.asRuntimeException());
        return;
      }
      boolean cut = breaks-- > 0;
      int from = (int) request.getOffset();
      int to = cut ? from + 1_000 : content.length;
      ByteString part = ByteString.copyFrom(content, from, to - from);
      down.onNext(FetchedPart.newBuilder().setContent(part).build());
      if (cut) {
        down.onError(Status.UNAVAILABLE.asRuntimeException());
      } else {
        down.onCompleted();
      }
    }

    @Override
    public StreamObserver<AgentMessage> attach(StreamObserver<ControllerMessage> responses) {
      streams.add(responses);
      return new StreamObserver<>() {
        @Override
        public void onNext(AgentMessage message) {
          (real ? toController : toImpostors).add(message);
        }

        @Override
        public void onError(Throwable thrown) {}

        @Override
        public void onCompleted() {}
      };
    }
  }

  private final class Notes implements Inbox {
    @Override
    public Greeting greeting() {
      return new Greeting(7, Specs.DEPLOYMENT);
    }

    @Override
    public void attached() {
      toAgent.add("attached");
    }

    @Override
    public void detached() {
      toAgent.add("detached");
    }

    @Override
    public void desired(DesiredHost desired) {
      toAgent.add("desired " + desired.generation());
    }

    @Override
    public void unreadable(String what) {
      toAgent.add("unreadable " + what);
    }

    @Override
    public void preflight(PreflightQuestion question) {
      toAgent.add("preflight " + question.images());
    }

    @Override
    public void logs(LogQuestion question) {
      toAgent.add("logs " + question.containers());
    }

    @Override
    public void image(ImageOrder order) {
      toAgent.add("image " + order.references());
    }

    @Override
    public void certificate(String identity, String digest, byte[] certificate) {
      toAgent.add("certificate " + identity);
    }

    @Override
    public void refused(String identity, String what) {
      toAgent.add("refused " + identity);
    }

    @Override
    public void hold(Hold hold) {
      toAgent.add("hold " + hold.container() + " for " + hold.reason());
    }

    @Override
    public void release(String container) {
      toAgent.add("release " + container);
    }
  }
}
