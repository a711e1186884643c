package io.longshore.lab.standin;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.longshore.lab.standin.msp.Identities;
import io.longshore.lab.standin.msp.MspException;
import io.longshore.lab.standin.msp.Signatures;
import io.longshore.lab.standin.order.KafkaLog;
import io.longshore.lab.standin.order.LogException;
import io.longshore.lab.standin.serve.EndorserService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.peer.EndorserGrpc;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * Goes through what a start of a stand-in loads, on loopback and without any material, and ends.
 * Run once with {@code -XX:ArchiveClassesAtExit=FILE} while an image is built, it leaves an archive
 * with which, by {@code -XX:SharedArchiveFile=FILE} and on the same class path, a stand-in needs
 * about a fifth less processor time until it listens.
 */
public final class Rehearsal {
  private static final Duration MOMENT = Duration.ofMillis(100);

  private Rehearsal() {}

  /** Fails loudly, so that an image is never built on half a rehearsal. */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    LogLines lines = new LogLines(System.err, Clock.systemUTC());
    material();
    services(lines);
    kafka();
    lines.info("rehearsal", "every part of a start was loaded");
    Runtime.getRuntime().exit(0);
  }

  private static void material() throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
    if (!Signatures.match(pair.getPrivate(), pair.getPublic())) {
      throw new GeneralSecurityException("a signature of this runtime does not verify");
    }
    Block.parseFrom(ByteString.EMPTY);
    Envelope.parseFrom(ByteString.EMPTY);
    try {
      new Identities(Map.of()).read(ByteString.EMPTY);
      throw new IllegalStateException("nobody knows the organisation without a name");
    } catch (MspException expected) {
      // The road to the refusal is what was to be loaded.
    }
  }

  private static void services(LogLines lines) throws IOException {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new EndorserService(new Identities(Map.of()), Clock.systemUTC(), lines))
            .addService(new AtomicBroadcastGrpc.AtomicBroadcastImplBase() {})
            .build()
            .start();
    GrpcSslContexts.forClient().build();
    ManagedChannel client =
        NettyChannelBuilder.forAddress("localhost", server.getPort()).usePlaintext().build();
    try {
      EndorserGrpc.newBlockingStub(client).processProposal(SignedProposal.getDefaultInstance());
      throw new IllegalStateException("an empty proposal was answered");
    } catch (io.grpc.StatusRuntimeException expected) {
      // The road to the refusal is what was to be loaded.
    } finally {
      client.shutdownNow();
      server.shutdownNow();
    }
  }

  /**
   * Against a port that accepts connections and says nothing, so that the clients get as far as
   * they can alone.
   */
  private static void kafka() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      List<String> brokers = List.of("127.0.0.1:" + silent.getLocalPort());
      KafkaLog log = new KafkaLog(brokers, "rehearsal", false, 1);
      try {
        log.setUpProducer();
        log.setUpConsumer();
        log.poll(MOMENT);
      } catch (LogException e) {
        throw new IOException("the Kafka clients cannot be loaded: " + e.getMessage(), e);
      } catch (IllegalStateException notAssigned) {
        // A consumer without a partition polls nothing; its classes are there.
      } finally {
        log.close();
      }
    }
  }
}
