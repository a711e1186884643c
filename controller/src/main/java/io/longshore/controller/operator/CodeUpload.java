package io.longshore.controller.operator;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.proto.v1.CodeChunk;
import io.longshore.proto.v1.CodeStored;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Gathers packages that an operator sends, within bounds; gRPC calls it from one thread. */
final class CodeUpload implements StreamObserver<CodeChunk> {
  private final StreamObserver<CodeStored> down;
  private final Consumer<SortedMap<Id, byte[]>> then;
  private final SortedMap<Id, ByteString> code = new TreeMap<>();
  private boolean ended;

  /** Hands over what was sent once all of it is here. */
  CodeUpload(StreamObserver<CodeStored> down, Consumer<SortedMap<Id, byte[]>> then) {
    this.down = down;
    this.then = then;
  }

  @Override
  public void onNext(CodeChunk chunk) {
    if (ended) {
      return;
    }
    code.merge(new Id(chunk.getName(), chunk.getVersion()), chunk.getCode(), ByteString::concat);
    if (code.values().stream().mapToLong(ByteString::size).sum() > ChannelUpload.LARGEST) {
      ended = true;
      code.clear();
      down.onError(
          Status.INVALID_ARGUMENT
              .withDescription(
                  "the chaincode packages are larger than "
                      + (ChannelUpload.LARGEST >> 20)
                      + " MiB together")
              .asRuntimeException());
    }
  }

  @Override
  public void onError(Throwable gone) {
    ended = true;
  }

  @Override
  public void onCompleted() {
    if (!ended) {
      ended = true;
      SortedMap<Id, byte[]> whole = new TreeMap<>();
      code.forEach((id, bytes) -> whole.put(id, bytes.toByteArray()));
      then.accept(whole);
    }
  }

  /**
   * A chaincode of one version.
   *
   * @param name its name
   * @param version its version
   */
  record Id(String name, String version) implements Comparable<Id> {
    @Override
    public int compareTo(Id other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : version.compareTo(other.version);
    }
  }
}
