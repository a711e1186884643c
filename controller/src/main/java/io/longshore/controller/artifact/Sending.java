package io.longshore.controller.artifact;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.longshore.proto.v1.FetchedPart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** One content on its way to one host: read as fast as the host takes it, and never faster. */
public final class Sending {
  /** Large enough that a message costs little beside its bytes, small beside a window. */
  private static final int PART = 256 << 10;

  private final ServerCallStreamObserver<FetchedPart> down;
  private final long offset;
  private Optional<SeekableByteChannel> file = Optional.empty();
  private boolean ended;

  /** A sending that waits to be told what to send. */
  public Sending(ServerCallStreamObserver<FetchedPart> down, long offset) {
    this.down = down;
    this.offset = offset;
    down.setOnReadyHandler(this::goOn);
    down.setOnCancelHandler(this::cancelled);
  }

  /** Sends this. */
  public synchronized void begin(Content content) {
    if (ended) {
      return;
    }
    try {
      file = Optional.of(content.open());
      if (offset < 0 || offset > file.get().size()) {
        end(Status.INVALID_ARGUMENT.withDescription("it has no byte " + offset));
        return;
      }
      file.get().position(offset);
      goOn();
    } catch (IOException unreadable) {
      end(Status.UNAVAILABLE.withDescription("it cannot be read now"));
    }
  }

  /** There is nothing to send. */
  public synchronized void refuse(String why) {
    end(Status.NOT_FOUND.withDescription(why));
  }

  private synchronized void goOn() {
    try {
      while (!ended && file.isPresent() && down.isReady()) {
        ByteBuffer part = ByteBuffer.allocate(PART);
        while (part.hasRemaining() && file.get().read(part) > 0) {
          // A read may give less than was asked for.
        }
        if (part.position() == 0) {
          end(Status.OK);
        } else {
          down.onNext(
              FetchedPart.newBuilder()
                  .setContent(UnsafeByteOperations.unsafeWrap(part.flip()))
                  .build());
        }
      }
    } catch (IOException unreadable) {
      end(Status.UNAVAILABLE.withDescription("it cannot be read now"));
    }
  }

  private synchronized void cancelled() {
    ended = true;
    close();
  }

  private void end(Status status) {
    if (ended) {
      return;
    }
    ended = true;
    close();
    if (status.isOk()) {
      down.onCompleted();
    } else {
      down.onError(status.asRuntimeException());
    }
  }

  private void close() {
    try {
      if (file.isPresent()) {
        file.get().close();
      }
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
