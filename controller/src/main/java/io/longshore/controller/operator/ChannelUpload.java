package io.longshore.controller.operator;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.proto.v1.ChannelEvent;
import io.longshore.proto.v1.ChannelsBegin;
import io.longshore.proto.v1.ChannelsRequest;
import io.longshore.proto.v1.CodeChunk;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Gathers what an operator sends of channels, within bounds; gRPC calls it from one thread. */
final class ChannelUpload implements StreamObserver<ChannelsRequest> {
  /** Bytes of all packages together: half of what a peer takes in one message. */
  static final long LARGEST = 50L << 20;

  private final StreamObserver<ChannelEvent> down;
  private final Consumer<ChannelsAsked> then;
  private final SortedMap<String, ByteString> code = new TreeMap<>();
  private Optional<ChannelsBegin> begin = Optional.empty();
  private boolean ended;

  /** Hands over what was sent once all of it is here. */
  ChannelUpload(StreamObserver<ChannelEvent> down, Consumer<ChannelsAsked> then) {
    this.down = down;
    this.then = then;
  }

  @Override
  public void onNext(ChannelsRequest request) {
    if (ended) {
      return;
    }
    switch (request.getPartCase()) {
      case BEGIN -> begin = Optional.of(request.getBegin());
      case CODE -> take(request.getCode());
      case PART_NOT_SET -> refuse("a part without content");
    }
  }

  private void take(CodeChunk chunk) {
    String id = chunk.getName() + " " + chunk.getVersion();
    code.merge(id, chunk.getCode(), ByteString::concat);
    if (code.values().stream().mapToLong(ByteString::size).sum() > LARGEST) {
      code.clear();
      refuse("the chaincode packages are larger than " + (LARGEST >> 20) + " MiB together");
    }
  }

  @Override
  public void onError(Throwable gone) {
    ended = true;
  }

  @Override
  public void onCompleted() {
    if (ended) {
      return;
    }
    if (begin.isEmpty()) {
      refuse("no spec was sent");
      return;
    }
    ended = true;
    ChannelsBegin first = begin.get();
    then.accept(
        new ChannelsAsked(first.getSpec(), !first.getWithoutChaincode(), first.getAnew(), code));
  }

  private void refuse(String why) {
    ended = true;
    down.onError(Status.INVALID_ARGUMENT.withDescription(why).asRuntimeException());
  }
}
