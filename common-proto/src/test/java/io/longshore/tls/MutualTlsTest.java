package io.longshore.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.OpenSsl;
import io.grpc.stub.StreamObserver;
import io.longshore.base.Digest;
import io.longshore.proto.v1.EnrolReply;
import io.longshore.proto.v1.EnrolRequest;
import io.longshore.proto.v1.EnrolmentGrpc;
import io.longshore.tls.PeerIdentity.Role;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over loopback, by an address that stands in no certificate. */
@Timeout(60)
final class MutualTlsTest {
  private final TestFleet fleet;
  private final TlsFiles controller;
  private final TlsFiles agent;

  MutualTlsTest() throws Exception {
    fleet = new TestFleet("fleet");
    controller = fleet.identity(Role.CONTROLLER, "main");
    agent = fleet.identity(Role.AGENT, "h86");
  }

  @Test
  void the_native_provider_is_at_hand() {
    assertTrue(OpenSsl.isAvailable(), () -> String.valueOf(OpenSsl.unavailabilityCause()));
  }

  @Test
  void a_controller_knows_who_calls() throws Exception {
    assertEquals("agent h86", call(MutualTls.server(controller), MutualTls.client(agent)));
  }

  @Test
  void whoever_trusts_the_root_alone_takes_who_is_of_an_authority_below_it() throws Exception {
    TlsFiles below = fleet.below(Role.CONTROLLER, "main");
    TlsFiles agentBelow = fleet.below(Role.AGENT, "h86");
    assertEquals("agent h86", call(MutualTls.server(below), MutualTls.client(agentBelow)));
    assertEquals("agent h86", call(MutualTls.server(below), MutualTls.client(agent)));
    assertEquals("agent h86", call(MutualTls.server(controller), MutualTls.client(agentBelow)));
  }

  @Test
  void a_caller_that_does_not_show_who_signed_it_is_taken_if_that_is_who_signed_the_controller()
      throws Exception {
    TlsFiles whole = fleet.below(Role.AGENT, "h86");
    TlsFiles alone =
        new TlsFiles(whole.key(), whole.chain().subList(0, 1), java.util.List.of(fleet.root()));
    TlsFiles below = fleet.below(Role.CONTROLLER, "main");
    assertEquals("agent h86", call(MutualTls.server(below), MutualTls.client(alone)));
    refused(MutualTls.server(controller), MutualTls.client(alone), "");
    TlsFiles stranger = new TestFleet("fleet").below(Role.AGENT, "h86");
    TlsFiles posing =
        new TlsFiles(
            stranger.key(), stranger.chain().subList(0, 1), java.util.List.of(fleet.root()));
    refused(MutualTls.server(below), MutualTls.client(posing), "");
  }

  @Test
  void an_agent_refuses_an_agent_that_plays_controller() throws Exception {
    TlsFiles other = fleet.identity(Role.AGENT, "h168");
    refused(MutualTls.server(other), MutualTls.client(agent), "a controller was called");
  }

  @Test
  void an_agent_refuses_the_controller_of_another_root() throws Exception {
    TlsFiles stranger = new TestFleet("fleet").identity(Role.CONTROLLER, "main");
    refused(MutualTls.server(stranger), MutualTls.client(agent), "");
  }

  @Test
  void an_agent_refuses_a_controller_whose_certificate_has_expired() throws Exception {
    TlsFiles expired =
        fleet.identity(
            controller.identity().uri(),
            Instant.parse("2020-01-01T00:00:00Z"),
            Instant.parse("2021-01-01T00:00:00Z"));
    refused(MutualTls.server(expired), MutualTls.client(agent), "");
  }

  @Test
  void an_agent_refuses_the_controller_of_another_deployment_under_the_same_root()
      throws Exception {
    TlsFiles other =
        fleet.identity(
            "spiffe://other/controller/main",
            Instant.parse("2020-01-01T00:00:00Z"),
            Instant.parse("2090-01-01T00:00:00Z"));
    refused(MutualTls.server(other), MutualTls.client(agent), "belongs to another deployment");
  }

  @Test
  void a_controller_refuses_a_caller_of_another_root() throws Exception {
    TlsFiles stranger = new TestFleet("fleet").identity(Role.AGENT, "h86");
    TlsFiles posing = new TlsFiles(stranger.key(), stranger.chain(), agent.authorities());
    refused(MutualTls.server(controller), MutualTls.client(posing), "");
  }

  @Test
  void a_controller_refuses_a_caller_without_a_certificate() throws Exception {
    refused(MutualTls.server(controller), PinnedTls.client(fleet.rootDigest()), "");
  }

  @Test
  void a_host_without_a_certificate_enrols_with_the_controller_its_token_names() throws Exception {
    Server server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                MutualTls.enrolmentServer(controller))
            .addService(new Answering("enrolled"))
            .build()
            .start();
    assertEquals("enrolled", callAndStop(server, PinnedTls.client(fleet.rootDigest())));
  }

  @Test
  void a_token_names_the_root_of_a_controller_that_is_of_an_authority_below_it() throws Exception {
    Server server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                MutualTls.enrolmentServer(fleet.below(Role.CONTROLLER, "main")))
            .addService(new Answering("enrolled"))
            .build()
            .start();
    assertEquals("enrolled", callAndStop(server, PinnedTls.client(fleet.rootDigest())));
  }

  @Test
  void a_host_refuses_a_controller_with_another_root_than_its_token_names() throws Exception {
    Digest other = Digest.of(new byte[] {1});
    refused(
        MutualTls.enrolmentServer(controller),
        PinnedTls.client(other),
        "does not show the root the token names");
  }

  @Test
  void a_host_refuses_a_stranger_that_shows_the_right_root_but_is_not_of_it() throws Exception {
    TlsFiles stranger = new TestFleet("fleet").identity(Role.CONTROLLER, "main");
    TlsFiles posing =
        new TlsFiles(stranger.key(), stranger.chain(), java.util.List.of(fleet.root()));
    refused(MutualTls.enrolmentServer(posing), PinnedTls.client(fleet.rootDigest()), "");
  }

  @Test
  void a_call_without_tls_has_no_caller() throws Exception {
    StatusRuntimeException refusal =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                call(
                    io.grpc.InsecureServerCredentials.create(),
                    io.grpc.InsecureChannelCredentials.create()));
    assertEquals(Status.Code.UNAUTHENTICATED, refusal.getStatus().getCode());
  }

  private static void refused(ServerCredentials server, ChannelCredentials client, String why)
      throws Exception {
    StatusRuntimeException refusal =
        assertThrows(StatusRuntimeException.class, () -> call(server, client));
    assertEquals(Status.Code.UNAVAILABLE, refusal.getStatus().getCode());
    StringBuilder causes = new StringBuilder();
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      causes.append(cause).append('\n');
    }
    assertTrue(causes.toString().contains(why), causes::toString);
  }

  private static String call(ServerCredentials credentials, ChannelCredentials client)
      throws Exception {
    Server server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), credentials)
            .addService(
                ServerInterceptors.intercept(new Answering(null), new CallerIdentity("fleet")))
            .build()
            .start();
    return callAndStop(server, client);
  }

  private static String callAndStop(Server server, ChannelCredentials credentials)
      throws Exception {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.getPort(), credentials).build();
    try {
      return EnrolmentGrpc.newBlockingStub(channel)
          .withDeadlineAfter(20, TimeUnit.SECONDS)
          .enrol(EnrolRequest.getDefaultInstance())
          .getDeployment();
    } finally {
      channel.shutdownNow();
      server.shutdownNow();
    }
  }

  private static final class Answering extends EnrolmentGrpc.EnrolmentImplBase {
    private final String answer;

    Answering(String answer) {
      this.answer = answer;
    }

    @Override
    public void enrol(EnrolRequest request, StreamObserver<EnrolReply> reply) {
      String text = answer == null ? CallerIdentity.current().toString() : answer;
      reply.onNext(EnrolReply.newBuilder().setDeployment(text).build());
      reply.onCompleted();
    }
  }
}
