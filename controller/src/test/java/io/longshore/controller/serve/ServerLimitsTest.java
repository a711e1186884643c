package io.longshore.controller.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.longshore.base.Digest;
import io.longshore.base.ManualClock;
import io.longshore.proto.v1.AgentLinkGrpc;
import io.longshore.proto.v1.EnrolRequest;
import io.longshore.proto.v1.EnrolmentGrpc;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.PlanRequest;
import io.longshore.proto.v1.Spec;
import io.longshore.proto.v1.StatusRequest;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a caller may not cost the controller, tried on its ports. */
@Timeout(300)
class ServerLimitsTest extends OnLoopback {
  private static final String ATTACH = AgentLinkGrpc.getAttachMethod().getFullMethodName();

  /** Error codes of HTTP/2 (RFC 9113, 7). */
  private static final int REFUSED_STREAM = 7;

  private static final int ENHANCE_YOUR_CALM = 11;

  private void serves() {
    controller.clients().asOperator().status(StatusRequest.getDefaultInstance());
  }

  @Test
  void a_message_over_the_bound_is_not_read() {
    OperatorGrpc.OperatorBlockingStub operator = controller.clients().asOperator();
    PlanRequest large =
        PlanRequest.newBuilder()
            .setSpec(Spec.newBuilder().addFiles("x".repeat(ServerLimits.LARGEST_MESSAGE)))
            .build();
    assertEquals(
        Status.Code.RESOURCE_EXHAUSTED,
        assertThrows(StatusRuntimeException.class, () -> operator.plan(large))
            .getStatus()
            .getCode());
    serves();
  }

  @Test
  void a_first_contact_over_16_kib_is_not_read() {
    String[] token = controller.clients().token("h1").split("\\.");
    EnrolRequest large =
        EnrolRequest.newBuilder().setPkcs10(ByteString.copyFrom(new byte[17 << 10])).build();
    var enrolment =
        EnrolmentGrpc.newBlockingStub(controller.clients().newcomers(new Digest(token[1])));
    assertEquals(
        Status.Code.RESOURCE_EXHAUSTED,
        assertThrows(StatusRuntimeException.class, () -> enrolment.enrol(large))
            .getStatus()
            .getCode());
    serves();
  }

  @Test
  void metadata_over_8_kib_is_refused() {
    Metadata large = new Metadata();
    large.put(Metadata.Key.of("x", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(9 << 10));
    OperatorGrpc.OperatorBlockingStub operator =
        controller
            .clients()
            .asOperator()
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(large));
    StatusRuntimeException refused =
        assertThrows(
            StatusRuntimeException.class,
            () -> operator.status(StatusRequest.getDefaultInstance()));
    assertTrue(
        java.util.Set.of(
                Status.Code.RESOURCE_EXHAUSTED, Status.Code.INTERNAL, Status.Code.UNAVAILABLE)
            .contains(refused.getStatus().getCode()),
        refused.getStatus().toString());
    serves();
  }

  @Test
  void one_who_connects_and_says_nothing_is_let_go() throws Exception {
    try (Socket silent = new Socket("127.0.0.1", controller.clients().port())) {
      silent.setSoTimeout(60_000);
      assertEquals(-1, silent.getInputStream().read(), "the server ends it, nothing was said");
    }
    serves();
  }

  @Test
  void one_who_begins_a_handshake_and_does_not_end_it_is_let_go() throws Exception {
    try (Socket half = new Socket("127.0.0.1", controller.clients().port())) {
      half.setSoTimeout(60_000);
      // A record of a handshake (RFC 8446, 5.1) that is to be 512 bytes long, and four of them.
      half.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc});
      assertEquals(-1, half.getInputStream().read(), "the server ends it");
    }
    serves();
  }

  @Test
  void of_too_many_calls_on_one_connection_the_last_is_refused_and_the_others_are_served()
      throws Exception {
    try (RawHttp2 client = raw()) {
      for (int call = 0; call < ServerLimits.STREAMS_PER_CONNECTION; call++) {
        client.call(ATTACH);
      }
      int over = client.call(ATTACH);
      RawHttp2.Frame refused = client.next(RawHttp2.RST_STREAM);
      assertEquals(over, refused.stream());
      assertEquals(REFUSED_STREAM, refused.error());
    }
    serves();
  }

  @Test
  void one_who_pings_too_often_is_sent_away() throws Exception {
    try (RawHttp2 client = raw()) {
      for (int ping = 0; ping < 6; ping++) {
        client.ping();
      }
      RawHttp2.Frame away = client.next(RawHttp2.GOAWAY);
      assertEquals(ENHANCE_YOUR_CALM, away.error());
      assertTrue(new String(away.content(), US_ASCII).endsWith("too_many_pings"));
    }
    serves();
  }

  @Test
  void one_who_begins_calls_and_takes_them_back_at_once_is_sent_away() throws Exception {
    try (RawHttp2 client = raw()) {
      for (int call = 0; call <= ServerLimits.RESETS; call++) {
        client.reset(client.call(ATTACH));
      }
      assertEquals(ENHANCE_YOUR_CALM, client.next(RawHttp2.GOAWAY).error());
    }
    serves();
  }

  /** An agent, whose stream stays open whether it says something or not. */
  private RawHttp2 raw() throws Exception {
    return new RawHttp2(controller.clients().enrol("h1"), controller.clients().port());
  }

  @Test
  void of_too_many_connections_of_one_holder_the_oldest_are_served_and_others_serve_all()
      throws Exception {
    LoopbackClients clients = controller.clients();
    TlsFiles operator = clients.operator();
    TlsFiles host = clients.enrol("h1");
    List<ManagedChannel> open = new ArrayList<>();
    // One is open already: it asked for the token.
    for (int one = 1; one < CallerLimits.CONNECTIONS; one++) {
      ManagedChannel channel = clients.members(MutualTls.client(operator));
      assertEquals(Status.Code.OK, status(channel).getCode(), "connection " + one);
      open.add(channel);
    }
    ManagedChannel over = clients.members(MutualTls.client(operator));
    Status refused = status(over);
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.getCode());
    assertTrue(
        refused.getDescription().startsWith("operator operator has 64 connections open"),
        refused.getDescription());
    assertEquals(Status.Code.OK, status(open.get(0)).getCode());
    assertEquals(
        Status.Code.PERMISSION_DENIED,
        status(clients.members(MutualTls.client(host))).getCode(),
        "another holder is heard");
    open.get(0).shutdownNow().awaitTermination(30, TimeUnit.SECONDS);
    while (status(over).getCode() == Status.Code.RESOURCE_EXHAUSTED) {
      Thread.onSpinWait();
    }
    assertEquals(Status.Code.OK, status(over).getCode(), "there is room again");
  }

  @Test
  void one_who_asks_too_often_waits_and_others_do_not(@TempDir Path another) throws Exception {
    ManualClock clock = new ManualClock(Instant.now());
    try (LoopbackController still = new LoopbackController(another, clock)) {
      TlsFiles host = still.clients().enrol("h1");
      ManagedChannel channel =
          still.clients().members(MutualTls.client(still.clients().operator()));
      int served = served(channel);
      // A call of another connection of this operator made the token.
      assertEquals(CallerLimits.CALLS_AT_ONCE - 1, served);
      Status refused = status(channel);
      assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.getCode());
      assertTrue(refused.getDescription().contains("wait a second"), refused.getDescription());
      assertEquals(
          Status.Code.PERMISSION_DENIED,
          status(still.clients().members(MutualTls.client(host))).getCode(),
          "another holder is heard");
      clock.advance(Duration.ofSeconds(1));
      assertEquals(CallerLimits.CALLS_PER_SECOND, served(channel));
    }
  }

  private static int served(ManagedChannel over) {
    for (int calls = 0; ; calls++) {
      if (!status(over).isOk()) {
        return calls;
      }
    }
  }

  private static Status status(ManagedChannel over) {
    try {
      OperatorGrpc.newBlockingStub(over)
          .withDeadlineAfter(30, TimeUnit.SECONDS)
          .status(StatusRequest.getDefaultInstance());
      return Status.OK;
    } catch (StatusRuntimeException refused) {
      return refused.getStatus();
    }
  }
}
