package io.longshore.lab.standin.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.longshore.lab.standin.Death;
import io.longshore.lab.standin.LogLines;
import io.longshore.lab.standin.material.Organization;
import io.longshore.lab.standin.material.Proposals;
import io.longshore.lab.standin.msp.Identities;
import io.longshore.lab.standin.msp.LocalMsp;
import io.longshore.lab.standin.msp.MspDirectory;
import io.longshore.lab.standin.settings.Listener;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.peer.EndorserGrpc;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A peer spoken to over TLS. */
class EndorserServiceTest {
  private static final Organization ORG1 = new Organization("Org1MSP", true);

  @TempDir Path directory;
  private LocalMsp msp;
  private Server server;
  private ManagedChannel client;

  @BeforeEach
  void start() throws Exception {
    ORG1.writeMsp(directory.resolve("msp"), ORG1.ca().issue("OU=peer,CN=peer0"));
    ORG1.writeTls(directory.resolve("tls"));
    msp = MspDirectory.load(directory.resolve("msp"), "Org1MSP", Instant.now());
    LogLines lines =
        new LogLines(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            Clock.systemUTC());
    Identities local = new Identities(Map.of("Org1MSP", msp.msp()));
    server =
        TlsServer.start(
            listener("server.key"),
            TlsServer.load(listener("server.key")),
            new EndorserService(local, Clock.systemUTC(), lines));
    client =
        NettyChannelBuilder.forAddress("localhost", server.getPort())
            .sslContext(
                GrpcSslContexts.forClient()
                    .trustManager(directory.resolve("tls/ca.crt").toFile())
                    .build())
            .build();
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    server.shutdownNow();
  }

  @Test
  void answers_its_own_certificate_with_the_channels_it_has_joined() {
    SignedProposal proposal = Proposals.of(msp.signer(), "", "cscc", "GetChannels");
    assertEquals(
        200,
        EndorserGrpc.newBlockingStub(client).processProposal(proposal).getResponse().getStatus());
  }

  @Test
  void ends_the_call_of_a_stranger_with_unknown() {
    SignedProposal proposal = Proposals.of(ORG1.admin().as("Org2MSP"), "", "cscc", "GetChannels");
    Status status =
        assertThrows(
                StatusRuntimeException.class,
                () -> EndorserGrpc.newBlockingStub(client).processProposal(proposal))
            .getStatus();
    assertEquals(Status.Code.UNKNOWN, status.getCode());
    assertEquals("access denied: channel [] creator org [Org2MSP]", status.getDescription());
  }

  @Test
  void dies_of_a_key_that_is_not_of_its_certificate() {
    Organization.write(directory.resolve("tls/other.key"), ORG1.admin().keyPem());
    Death death = assertThrows(Death.class, () -> TlsServer.load(listener("other.key")));
    assertEquals(1, death.exitCode());
    assertEquals(
        true,
        death.getMessage().contains("private key does not match public key"),
        death.getMessage());
  }

  @Test
  void dies_of_a_tls_file_that_is_missing() {
    Death death = assertThrows(Death.class, () -> TlsServer.load(listener("nothing.key")));
    assertEquals(
        true, death.getMessage().contains("Failed to load PrivateKey file"), death.getMessage());
  }

  @Test
  void dies_of_a_port_that_is_taken() throws Death {
    TlsServer.Pair pair = TlsServer.load(listener("server.key"));
    Listener taken =
        new Listener(
            "127.0.0.1", server.getPort(), Path.of("key"), Path.of("certificate"), List.of());
    Death death =
        assertThrows(
            Death.class,
            () -> TlsServer.start(taken, pair, new EndorserGrpc.EndorserImplBase() {}));
    assertEquals(true, death.getMessage().contains("Failed to listen"), death.getMessage());
  }

  private Listener listener(String key) {
    Path tls = directory.resolve("tls");
    return new Listener(
        "127.0.0.1",
        0,
        tls.resolve(key),
        tls.resolve("server.crt"),
        List.of(tls.resolve("ca.crt")));
  }
}
