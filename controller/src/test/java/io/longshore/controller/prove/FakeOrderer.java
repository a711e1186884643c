package io.longshore.controller.prove;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Server;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.longshore.base.Digest;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;
import org.hyperledger.fabric.protos.orderer.SeekInfo;

/** An orderer that makes a block of each message at once and shares its ledger with others. */
final class FakeOrderer extends AtomicBroadcastGrpc.AtomicBroadcastImplBase
    implements AutoCloseable {
  private final Ledger ledger;
  private final Server server;
  private Status broadcasting = Status.SUCCESS;
  private Status delivering = Status.SUCCESS;

  FakeOrderer(Ledger ledger, KeyManager[] own) throws Exception {
    this.ledger = ledger;
    this.server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress("127.0.0.1", 0),
                TlsServerCredentials.newBuilder().keyManager(own).build())
            .addService(this)
            .build()
            .start();
  }

  int port() {
    return server.getPort();
  }

  void answerBroadcast(Status status) {
    broadcasting = status;
  }

  void answerDeliver(Status status) {
    delivering = status;
  }

  @Override
  public StreamObserver<Envelope> broadcast(StreamObserver<BroadcastResponse> down) {
    return new Up() {
      @Override
      public void onNext(Envelope message) {
        if (broadcasting == Status.SUCCESS) {
          ledger.append(message);
        }
        down.onNext(BroadcastResponse.newBuilder().setStatus(broadcasting).build());
      }
    };
  }

  @Override
  public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> down) {
    return new Up() {
      @Override
      public void onNext(Envelope request) {
        if (delivering != Status.SUCCESS) {
          down.onNext(DeliverResponse.newBuilder().setStatus(delivering).build());
          down.onCompleted();
          return;
        }
        SeekInfo seek = seek(request);
        long from =
            seek.getStart().hasNewest()
                ? ledger.newest()
                : seek.getStart().getSpecified().getNumber();
        ledger.from(
            from, block -> down.onNext(DeliverResponse.newBuilder().setBlock(block).build()));
      }
    };
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static SeekInfo seek(Envelope request) {
    try {
      return SeekInfo.parseFrom(Payload.parseFrom(request.getPayload()).getData());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Blocks that every orderer of a channel has. */
  static final class Ledger {
    private final List<Block> blocks = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();

    Ledger() {
      append(Envelope.getDefaultInstance());
    }

    synchronized void append(Envelope message) {
      ByteString data = message.toByteString();
      Block block =
          Block.newBuilder()
              .setHeader(
                  BlockHeader.newBuilder()
                      .setNumber(blocks.size())
                      .setDataHash(ByteString.copyFromUtf8(Digest.of(data.toByteArray()).hex())))
              .setData(BlockData.newBuilder().addData(data))
              .build();
      blocks.add(block);
      waiting.removeIf(one -> one.take(block));
    }

    synchronized long newest() {
      return blocks.size() - 1L;
    }

    synchronized void from(long number, java.util.function.Consumer<Block> taker) {
      Waiting one = new Waiting(number, taker);
      if (blocks.stream().noneMatch(one::take)) {
        waiting.add(one);
      }
    }
  }

  private record Waiting(long number, java.util.function.Consumer<Block> taker) {
    boolean take(Block block) {
      if (block.getHeader().getNumber() < number) {
        return false;
      }
      taker.accept(block);
      return true;
    }
  }

  private abstract static class Up implements StreamObserver<Envelope> {
    @Override
    public void onError(Throwable trouble) {}

    @Override
    public void onCompleted() {}
  }
}
