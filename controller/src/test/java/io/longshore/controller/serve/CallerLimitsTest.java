package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.longshore.base.ManualClock;
import io.longshore.proto.v1.EnrolReply;
import io.longshore.proto.v1.EnrolRequest;
import io.longshore.proto.v1.EnrolmentGrpc;
import io.longshore.tls.CallerIdentity;
import io.longshore.tls.MutualTls;
import io.longshore.tls.PeerIdentity.Role;
import io.longshore.tls.TestFleet;
import io.longshore.tls.TlsFiles;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real TLS, with a call that is as good as free. */
class CallerLimitsTest {
  private final CallerLimits limits = new CallerLimits(new ManualClock());
  private final List<ManagedChannel> channels = new ArrayList<>();
  private TestFleet fleet;
  private Server server;

  @BeforeEach
  void begin() throws Exception {
    fleet = new TestFleet("d0");
    server =
        ServerLimits.server(
                new InetSocketAddress("127.0.0.1", 0),
                MutualTls.server(fleet.below(Role.CONTROLLER, "controller")),
                ServerLimits.LARGEST_MESSAGE)
            .addService(new Echo())
            .addTransportFilter(limits)
            .intercept(limits)
            .intercept(new CallerIdentity("d0"))
            .build()
            .start();
  }

  @AfterEach
  void end() {
    channels.forEach(ManagedChannel::shutdownNow);
    server.shutdownNow();
  }

  private ManagedChannel connection(TlsFiles of) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.getPort(), MutualTls.client(of)).build();
    channels.add(channel);
    return channel;
  }

  private static Status.Code call(ManagedChannel over) {
    try {
      EnrolmentGrpc.newBlockingStub(over)
          .withDeadlineAfter(60, TimeUnit.SECONDS)
          .enrol(EnrolRequest.getDefaultInstance());
      return Status.Code.OK;
    } catch (StatusRuntimeException refused) {
      return refused.getStatus().getCode();
    }
  }

  @Test
  void what_is_refused_is_counted_by_its_reason() throws Exception {
    assertEquals(Map.of("TOO_MANY_CALLS", 0L, "TOO_MANY_CONNECTIONS", 0L), limits.refused());
    ManagedChannel one = connection(fleet.below(Role.OPERATOR, "alice"));
    for (int calls = 0; calls < CallerLimits.CALLS_AT_ONCE; calls++) {
      assertEquals(Status.Code.OK, call(one), "call " + calls);
    }
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, call(one));
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, call(one));
    assertEquals(Map.of("TOO_MANY_CALLS", 2L, "TOO_MANY_CONNECTIONS", 0L), limits.refused());
  }

  /** Whoever renews a certificate meanwhile stays the same holder. */
  @Test
  void connections_are_counted_by_holder_whatever_certificate_each_shows() throws Exception {
    for (int open = 0; open < CallerLimits.CONNECTIONS; open++) {
      ManagedChannel channel =
          connection(fleet.below(open == 0 ? Role.READER : Role.AGENT, "h" + open % 2));
      assertEquals(Status.Code.OK, call(channel), "connection " + open);
    }
    TlsFiles one = fleet.below(Role.AGENT, "h1");
    for (int open = CallerLimits.CONNECTIONS / 2; open < CallerLimits.CONNECTIONS; open++) {
      assertEquals(Status.Code.OK, call(connection(one)), "connection " + open);
    }
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, call(connection(one)));
    assertEquals(Status.Code.OK, call(connection(fleet.below(Role.AGENT, "h0"))));
    assertEquals(1L, limits.refused().get("TOO_MANY_CONNECTIONS"));
  }

  private static final class Echo extends EnrolmentGrpc.EnrolmentImplBase {
    @Override
    public void enrol(EnrolRequest request, StreamObserver<EnrolReply> reply) {
      reply.onNext(EnrolReply.getDefaultInstance());
      reply.onCompleted();
    }
  }
}
