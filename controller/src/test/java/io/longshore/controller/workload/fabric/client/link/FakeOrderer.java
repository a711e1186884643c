package io.longshore.controller.workload.fabric.client.link;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;
import org.hyperledger.fabric.protos.orderer.SeekInfo;

/** An orderer that serves the blocks it is given and answers what it is told to. */
public final class FakeOrderer extends AtomicBroadcastGrpc.AtomicBroadcastImplBase {
  private final Map<String, List<Block>> chains = new ConcurrentHashMap<>();
  private final Map<String, Status> refusals = new ConcurrentHashMap<>();
  private final Deque<BroadcastResponse> answers = new ArrayDeque<>();
  private final List<Envelope> taken = new ArrayList<>();
  private Consumer<Envelope> whenTaken = message -> {};

  /** Serves a channel that has these blocks. */
  public void serve(String channel, List<Block> blocks) {
    refusals.remove(channel);
    chains.put(channel, List.copyOf(blocks));
  }

  /** Ends every request for a channel with a status. */
  public void refuse(String channel, Status status) {
    refusals.put(channel, status);
  }

  /** Answers the next message so, and takes it no further; without any, messages are taken. */
  public synchronized void answer(Status status, String info) {
    answers.add(BroadcastResponse.newBuilder().setStatus(status).setInfo(info).build());
  }

  /** What happens when a message is taken. */
  public synchronized void whenTaken(Consumer<Envelope> then) {
    whenTaken = then;
  }

  /** The messages that were taken, in order. */
  public synchronized List<Envelope> taken() {
    return List.copyOf(taken);
  }

  @Override
  public StreamObserver<Envelope> broadcast(StreamObserver<BroadcastResponse> out) {
    return new Hearing<>(
        out,
        message -> {
          BroadcastResponse answer = take(message);
          out.onNext(answer);
          return answer.getStatus() == Status.SUCCESS;
        });
  }

  @Override
  public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> out) {
    return new Hearing<>(
        out,
        message -> {
          Status status = send(message, out);
          out.onNext(DeliverResponse.newBuilder().setStatus(status).build());
          return status == Status.SUCCESS;
        });
  }

  private synchronized BroadcastResponse take(Envelope message) {
    if (!answers.isEmpty()) {
      return answers.remove();
    }
    taken.add(message);
    whenTaken.accept(message);
    return BroadcastResponse.newBuilder().setStatus(Status.SUCCESS).build();
  }

  private Status send(Envelope message, StreamObserver<DeliverResponse> out)
      throws InvalidProtocolBufferException {
    Payload payload = Payload.parseFrom(message.getPayload());
    String channel = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getChannelId();
    if (refusals.containsKey(channel)) {
      return refusals.get(channel);
    }
    List<Block> blocks = chains.getOrDefault(channel, List.of());
    SeekInfo seek = SeekInfo.parseFrom(payload.getData());
    long number =
        seek.getStart().hasNewest()
            ? blocks.size() - 1L
            : seek.getStart().getSpecified().getNumber();
    if (number < 0 || number >= blocks.size()) {
      return Status.NOT_FOUND;
    }
    out.onNext(DeliverResponse.newBuilder().setBlock(blocks.get((int) number)).build());
    return Status.SUCCESS;
  }
}
