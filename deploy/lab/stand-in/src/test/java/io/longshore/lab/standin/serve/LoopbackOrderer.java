package io.longshore.lab.standin.serve;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.longshore.lab.standin.Death;
import io.longshore.lab.standin.LogLines;
import io.longshore.lab.standin.channel.ChannelConfig;
import io.longshore.lab.standin.ledger.BlockFile;
import io.longshore.lab.standin.ledger.BlockWriter;
import io.longshore.lab.standin.ledger.Changes;
import io.longshore.lab.standin.material.Organization;
import io.longshore.lab.standin.order.Consenter;
import io.longshore.lab.standin.order.FakeLog;
import io.longshore.lab.standin.order.Ordering.Availability;
import io.longshore.lab.standin.settings.Listener;
import io.longshore.lab.standin.settings.Retries;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;

/** An orderer on a free loopback port, on a log in memory, and a client of it. */
final class LoopbackOrderer {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final BlockFile blocks;
  private final Changes changes = new Changes();
  private final Consenter consenter;
  private final Server server;
  private final ManagedChannel client;
  private final AtomicLong pausedNanos = new AtomicLong();
  private Thread thread;

  LoopbackOrderer(
      Path directory, Organization organization, Block genesis, FakeLog.Partition partition)
      throws Exception {
    ChannelConfig config = ChannelConfig.from(genesis);
    blocks = BlockFile.open(directory.resolve("blocks"));
    if (blocks.height() == 0) {
      blocks.append(genesis);
    }
    LogLines lines =
        new LogLines(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            Clock.systemUTC());
    consenter =
        new Consenter(
            config,
            new FakeLog(partition),
            blocks,
            new BlockWriter(
                organization.ca().issue("CN=orderer").as(organization.mspId()),
                () -> ByteString.EMPTY),
            changes,
            new Consenter.RetryPorts(
                new Retries(SECOND, SECOND, SECOND, SECOND),
                time -> pausedNanos.addAndGet(time.toNanos()),
                () -> System.nanoTime() + pausedNanos.get()),
            lines);
    organization.writeTls(directory.resolve("tls"));
    Path tls = directory.resolve("tls");
    Listener listener =
        new Listener(
            "127.0.0.1",
            0,
            tls.resolve("server.key"),
            tls.resolve("server.crt"),
            List.of(tls.resolve("ca.crt")));
    server =
        TlsServer.start(
            listener,
            TlsServer.load(listener),
            new AtomicBroadcastService(
                Channels.of(
                    new ServedChannel(config, config.policies(), blocks, changes, consenter)),
                Clock.systemUTC(),
                Duration.ofMinutes(15),
                Executors.newCachedThreadPool(),
                lines));
    client =
        NettyChannelBuilder.forAddress("localhost", server.getPort())
            .sslContext(
                GrpcSslContexts.forClient().trustManager(tls.resolve("ca.crt").toFile()).build())
            .build();
  }

  Consenter consenter() {
    return consenter;
  }

  void start() {
    thread =
        new Thread(
            () -> {
              try {
                consenter.run();
              } catch (Death | InterruptedException over) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
  }

  void await(Availability availability) throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    Runnable look =
        () -> {
          if (consenter.availability() == availability) {
            reached.countDown();
          }
        };
    changes.subscribe(look);
    look.run();
    if (!reached.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the orderer is still " + consenter.availability());
    }
  }

  /** Answers as "STATUS info". */
  List<String> broadcast(Envelope... envelopes) throws Exception {
    return this.<BroadcastResponse>call(AtomicBroadcastGrpc.newStub(client)::broadcast, envelopes)
        .stream()
        .map(response -> (response.getStatus() + " " + response.getInfo()).strip())
        .toList();
  }

  /** What a request was answered with. */
  record Delivered(List<Block> blocks, Status status) {}

  Delivered deliver(Envelope seek) throws Exception {
    List<DeliverResponse> responses = call(AtomicBroadcastGrpc.newStub(client)::deliver, seek);
    return new Delivered(
        responses.stream()
            .filter(DeliverResponse::hasBlock)
            .map(DeliverResponse::getBlock)
            .toList(),
        responses.get(responses.size() - 1).getStatus());
  }

  private <T> List<T> call(
      Function<StreamObserver<T>, StreamObserver<Envelope>> method, Envelope... requests)
      throws Exception {
    List<T> responses = new ArrayList<>();
    CompletableFuture<List<T>> over = new CompletableFuture<>();
    StreamObserver<Envelope> stream =
        method.apply(
            new StreamObserver<>() {
              @Override
              public void onNext(T response) {
                responses.add(response);
              }

              @Override
              public void onError(Throwable failure) {
                over.completeExceptionally(failure);
              }

              @Override
              public void onCompleted() {
                over.complete(responses);
              }
            });
    for (Envelope request : requests) {
      stream.onNext(request);
    }
    stream.onCompleted();
    return over.get(30, TimeUnit.SECONDS);
  }

  void close() throws Exception {
    client.shutdownNow();
    server.shutdownNow();
    if (thread != null) {
      thread.interrupt();
      thread.join();
    }
    blocks.close();
  }
}
