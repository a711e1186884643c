package io.longshore.controller.prove;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.longshore.controller.spec.Exit;
import java.time.Duration;
import java.util.function.Predicate;
import javax.net.ssl.TrustManager;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;

/** Speaks Fabric's ordering protocol with one orderer, every wait with an end. */
final class OrdererClient implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final int LARGEST_BLOCK = 16 << 20;

  private final Orderer orderer;
  private final Signer signer;
  private final ManagedChannel channel;

  OrdererClient(Orderer orderer, TrustManager trust, Signer signer) {
    this.orderer = orderer;
    this.signer = signer;
    this.channel =
        NettyChannelBuilder.forAddress(
                orderer.address(),
                orderer.port(),
                TlsChannelCredentials.newBuilder().trustManager(trust).build())
            // Dialled by its host's address; its certificate is judged by its own name.
            .overrideAuthority(orderer.name())
            .maxInboundMessageSize(LARGEST_BLOCK)
            .build();
  }

  /** Hands the message in and waits until the orderer says that Kafka has it. */
  void broadcast(Envelope message) throws NotProven {
    OrdererCall<BroadcastResponse> answers = new OrdererCall<>(orderer);
    StreamObserver<Envelope> up = AtomicBroadcastGrpc.newStub(channel).broadcast(answers);
    up.onNext(message);
    BroadcastResponse answer = answers.next(ANSWER, "acknowledge the message");
    up.onCompleted();
    if (answer.getStatus() != Status.SUCCESS) {
      throw new NotProven(
          orderer.toString(),
          Answers.toBroadcast(answer.getStatus(), answer.getInfo()),
          "see its gate: controller status",
          Exit.FAILED);
    }
  }

  /** The newest block it has. */
  Block newest() throws NotProven {
    SeekPosition newest =
        SeekPosition.newBuilder().setNewest(SeekNewest.getDefaultInstance()).build();
    return block(newest, newest, any -> true, ANSWER);
  }

  /** A block by its number. */
  Block block(long number, Duration patience) throws NotProven {
    SeekPosition it = at(number);
    return block(it, it, any -> true, patience);
  }

  /** The first block from a number on that is the one looked for. */
  Block find(long from, Predicate<Block> wanted, Duration patience) throws NotProven {
    return block(at(from), at(Long.MAX_VALUE), wanted, patience);
  }

  private Block block(
      SeekPosition start, SeekPosition stop, Predicate<Block> wanted, Duration patience)
      throws NotProven {
    OrdererCall<DeliverResponse> answers = new OrdererCall<>(orderer);
    StreamObserver<Envelope> up = AtomicBroadcastGrpc.newStub(channel).deliver(answers);
    up.onNext(
        signer.seek(
            SeekInfo.newBuilder()
                .setStart(start)
                .setStop(stop)
                .setBehavior(SeekInfo.SeekBehavior.BLOCK_UNTIL_READY)
                .build()));
    try {
      while (true) {
        DeliverResponse answer = answers.next(patience, "give the block");
        if (!answer.hasBlock()) {
          throw new NotProven(
              orderer.toString(),
              Answers.toDeliver(answer.getStatus()),
              "see its gate: controller status",
              Exit.FAILED);
        }
        if (wanted.test(answer.getBlock())) {
          return answer.getBlock();
        }
      }
    } finally {
      up.onCompleted();
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private static SeekPosition at(long number) {
    return SeekPosition.newBuilder()
        .setSpecified(SeekSpecified.newBuilder().setNumber(number))
        .build();
  }

  /** Signs requests to read. */
  interface Signer {
    /** The request, signed. */
    Envelope seek(SeekInfo info) throws NotProven;
  }

  /** Whether a block holds this very envelope. */
  static boolean holds(Block block, Envelope envelope) {
    return block.getData().getDataList().stream()
        .anyMatch(
            data -> {
              try {
                return Envelope.parseFrom(data).equals(envelope);
              } catch (InvalidProtocolBufferException other) {
                return false;
              }
            });
  }
}
