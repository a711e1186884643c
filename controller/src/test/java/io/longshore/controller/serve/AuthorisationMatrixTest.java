package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.CallOptions;
import io.grpc.ChannelCredentials;
import io.grpc.ClientCall;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.longshore.base.Digest;
import io.longshore.base.DiskStateDir;
import io.longshore.controller.pki.FleetAuthority;
import io.longshore.controller.pki.FleetRoots;
import io.longshore.controller.pki.OwnIdentities;
import io.longshore.proto.v1.AgentLinkGrpc;
import io.longshore.proto.v1.AuthorityGrpc;
import io.longshore.proto.v1.DenyRequest;
import io.longshore.proto.v1.LedgerGrpc;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.RootsGrpc;
import io.longshore.tls.MutualTls;
import io.longshore.tls.PeerIdentity.Role;
import io.longshore.tls.PinnedTls;
import io.longshore.tls.TlsFiles;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of every kind of caller, against a real server over real TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationMatrixTest {
  private static final Set<Status.Code> REFUSED =
      Set.of(Status.Code.UNAVAILABLE, Status.Code.UNAUTHENTICATED, Status.Code.PERMISSION_DENIED);

  /** What changes nothing, or nothing but who asks. */
  private static final Set<String> READING =
      Set.of(
          "Plan",
          "Status",
          "Drift",
          "ListDenied",
          "ListCertificates",
          "RenewOperator",
          "ReadAudit",
          "ShowReplacement",
          "ListChannels",
          "ShowChannel",
          "ShowConfiguration",
          "ShowBlock",
          "ListChaincodes",
          "ReadChaincodeLogs",
          "QueryChaincode");

  private final Map<String, ChannelCredentials> callers = new TreeMap<>();
  private LoopbackController controller;
  private int port;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    controller = new LoopbackController(folder.resolve("state"));
    port = controller.clients().port();
    OwnIdentities ours = identities(folder.resolve("state"));
    OwnIdentities foreign = identities(folder.resolve("another fleet"));
    callers.put("nobody", PinnedTls.client(FleetRootDigest.of(folder.resolve("state"))));
    callers.put("plaintext", InsecureChannelCredentials.create());
    callers.put("agent", MutualTls.client(controller.clients().enrol("h1")));
    callers.put("agent never enrolled", MutualTls.client(ours.make(Role.AGENT, "h9")));
    callers.put("operator", MutualTls.client(controller.clients().operator()));
    callers.put("controller", MutualTls.client(ours.make(Role.CONTROLLER, "other")));
    callers.put(
        "operator over TLS 1.2", StrangeTls.client(controller.clients().operator(), "TLSv1.2"));
    callers.put("operator by hand", StrangeTls.client(controller.clients().operator(), "TLSv1.3"));
    callers.put("two names", StrangeTls.twoNames(folder.resolve("state")));
    callers.put("reader", MutualTls.client(ours.make(Role.READER, "wallboard")));
    Instant now = Clock.systemUTC().instant();
    for (Role role : List.of(Role.AGENT, Role.OPERATOR)) {
      String name = role == Role.AGENT ? "h1" : "operator";
      callers.put(
          role + " expired",
          MutualTls.client(StrangeTls.from(folder, role, name, now.minus(Duration.ofDays(100)))));
      callers.put(
          role + " not yet valid",
          MutualTls.client(StrangeTls.from(folder, role, name, now.plus(Duration.ofDays(1)))));
    }
    callers.put("agent denied", MutualTls.client(controller.clients().enrol("h2")));
    callers.put("operator denied", MutualTls.client(ours.make(Role.OPERATOR, "carol")));
    TlsFiles stolen = ours.make(Role.OPERATOR, "operator");
    callers.put("certificate denied", MutualTls.client(stolen));
    TlsFiles lost = ours.make(Role.READER, "dave");
    callers.put("key denied", MutualTls.client(lost));
    deny("HOLDER", "h2");
    deny("HOLDER", "operator/carol");
    deny("SERIAL", stolen.chain().get(0).getSerialNumber().toString(16));
    deny("KEY", Digest.of(lost.chain().get(0).getPublicKey().getEncoded()).hex());
    forge(roots(folder.resolve("state")), roots(folder.resolve("another fleet")), now);
    callers.put("foreign agent", MutualTls.client(foreign.make(Role.AGENT, "h1")));
    callers.put("foreign operator", MutualTls.client(foreign.make(Role.OPERATOR, "operator")));
  }

  /** Who would be somebody if his chain led from there to the fleet's root. */
  private void forge(FleetRoots fleet, FleetRoots other, Instant now) throws Exception {
    ForgedChains chains = new ForgedChains(fleet, now);
    callers.put("agent of the root", MutualTls.client(chains.ofTheRoot(Role.AGENT, "h1")));
    callers.put("agent alone", MutualTls.client(chains.alone(Role.AGENT, "h1")));
    callers.put("operator of the root", MutualTls.client(chains.ofTheRoot(Role.OPERATOR, "bob")));
    TlsFiles agent = controller.clients().enrol("h3");
    for (Role role : List.of(Role.AGENT, Role.OPERATOR)) {
      String name = role == Role.AGENT ? "h1" : "operator";
      Map<String, TlsFiles> forged =
          Map.of(
              "another fleet's issuer", chains.belowAnother(other, role, name),
              "our issuer for another deployment", chains.forAnother("d7", role, name),
              "an agent as issuer", chains.belowALeaf(agent, role, name),
              "an expired issuer", chains.belowAnExpired(role, name),
              "an issuer of our issuer", chains.belowABelow(role, name),
              "a namesake of our issuer", chains.belowANamesake(role, name));
      for (Map.Entry<String, TlsFiles> one : forged.entrySet()) {
        callers.put(role + " of " + one.getKey(), StrangeTls.client(one.getValue(), "TLSv1.3"));
      }
    }
    callers.put("our issuer itself", chains.theIssuer());
  }

  @AfterAll
  void stop() {
    controller.close();
  }

  private void deny(String kind, String value) {
    AuthorityGrpc.newBlockingStub(
            controller.clients().members(MutualTls.client(controller.clients().operator())))
        .withDeadlineAfter(30, TimeUnit.SECONDS)
        .deny(DenyRequest.newBuilder().setKind(kind).setValue(value).build());
  }

  static Stream<MethodDescriptor<?, ?>> methods() {
    return Stream.of(
            AgentLinkGrpc.getServiceDescriptor(),
            OperatorGrpc.getServiceDescriptor(),
            LedgerGrpc.getServiceDescriptor(),
            AuthorityGrpc.getServiceDescriptor(),
            RootsGrpc.getServiceDescriptor())
        .flatMap(service -> service.getMethods().stream());
  }

  @Test
  void every_call_of_the_table_is_tried() {
    assertEquals(
        Authorisation.TABLE.keySet(),
        methods().map(MethodDescriptor::getFullMethodName).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void lets_in_whom_the_table_names_and_nobody_else(MethodDescriptor<?, ?> method)
      throws Exception {
    Set<String> admitted = new TreeSet<>();
    for (Map.Entry<String, ChannelCredentials> caller : callers.entrySet()) {
      if (!REFUSED.contains(call(caller.getValue(), method))) {
        admitted.add(caller.getKey());
      }
    }
    assertEquals(expected(method), admitted);
  }

  private static Set<String> expected(MethodDescriptor<?, ?> method) {
    if (method.getServiceName().equals(AgentLinkGrpc.SERVICE_NAME)) {
      return Set.of("agent", "agent alone", "agent of the root");
    }
    Set<String> expected =
        new TreeSet<>(Set.of("operator", "operator by hand", "operator of the root"));
    if (READING.contains(method.getBareMethodName())) {
      expected.add("reader");
    }
    return expected;
  }

  @Test
  void a_server_with_a_call_that_nobody_decided_on_does_not_start() {
    var service = new OperatorGrpc.OperatorImplBase() {}.bindService();
    Map<String, Set<Role>> table = new TreeMap<>(Authorisation.TABLE);
    table.remove(OperatorGrpc.getApplyMethod().getFullMethodName());
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> new Authorisation(table, List.of(service), host -> true));
    assertEquals("nothing says who may call [longshore.v1.Operator/Apply]", refused.getMessage());
  }

  private <Q, A> Status.Code call(ChannelCredentials credentials, MethodDescriptor<Q, A> method)
      throws Exception {
    ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port, credentials).build();
    CompletableFuture<Status.Code> ended = new CompletableFuture<>();
    ClientCall<Q, A> call =
        channel.newCall(method, CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS));
    call.start(
        new ClientCall.Listener<A>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            ended.complete(status.getCode());
          }
        },
        new Metadata());
    call.request(100);
    call.sendMessage(method.parseRequest(new ByteArrayInputStream(new byte[0])));
    call.halfClose();
    try {
      return ended.get(30, TimeUnit.SECONDS);
    } finally {
      channel.shutdownNow();
    }
  }

  private static OwnIdentities identities(Path state) throws Exception {
    SecureRandom random = new SecureRandom();
    return new OwnIdentities(new FleetAuthority(roots(state), Clock.systemUTC(), random), random);
  }

  private static FleetRoots roots(Path state) throws Exception {
    return FleetRoots.open(new DiskStateDir(state), Clock.systemUTC(), new SecureRandom());
  }

  /** What a join token would pin. */
  private static final class FleetRootDigest {
    static io.longshore.base.Digest of(Path state) throws Exception {
      SecureRandom random = new SecureRandom();
      FleetRoots root = FleetRoots.open(new DiskStateDir(state), Clock.systemUTC(), random);
      return new FleetAuthority(root, Clock.systemUTC(), random).rootDigest();
    }
  }
}
