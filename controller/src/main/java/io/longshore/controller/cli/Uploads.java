package io.longshore.controller.cli;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.longshore.base.Digest;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.UploadAnswer;
import io.longshore.proto.v1.UploadOffer;
import io.longshore.proto.v1.UploadPart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Brings the controller the files it lacks: their digests first, then only the bytes it wants. */
final class Uploads {
  private static final int PART = 256 << 10;

  private Uploads() {}

  static void run(Session session, Map<Digest, Path> files, Cli cli) throws IOException {
    for (Map.Entry<Digest, Path> file : files.entrySet()) {
      try (FileChannel content = FileChannel.open(file.getValue())) {
        long sent = session.call(() -> upload(session, file.getKey(), content));
        if (sent > 0) {
          cli.console()
              .print(
                  List.of(
                      "archive "
                          + file.getValue().getFileName()
                          + ": "
                          + (sent + (1 << 20) - 1 >> 20)
                          + " MB brought to the controller"));
        }
      }
    }
  }

  private static long upload(Session session, Digest digest, FileChannel content) {
    Conversation conversation = new Conversation();
    session.streams().upload(conversation);
    try {
      long size = content.size();
      conversation.up.onNext(
          UploadPart.newBuilder()
              .setOffer(UploadOffer.newBuilder().setDigest(digest.hex()).setSize(size))
              .build());
      long offset = conversation.answer();
      if (offset >= size) {
        conversation.up.onCompleted();
        return 0;
      }
      content.position(offset);
      send(content, conversation);
      conversation.up.onCompleted();
      conversation.answer();
      return size - offset;
    } catch (IOException unreadable) {
      conversation.up.cancel("the archive cannot be read", unreadable);
      throw new ExitException(
          Exit.FAILED,
          digest.brief(),
          "the archive cannot be read: " + unreadable.getMessage(),
          "was it changed meanwhile? run the same command again");
    }
  }

  private static void send(FileChannel content, Conversation conversation) throws IOException {
    ByteBuffer part = ByteBuffer.allocate(PART);
    while (content.read(part) > 0) {
      conversation.awaitRoom();
      conversation.up.onNext(
          UploadPart.newBuilder().setContent(UnsafeByteOperations.unsafeWrap(part.flip())).build());
      part = ByteBuffer.allocate(PART);
    }
  }

  /** The controller's side of one upload. */
  private static final class Conversation
      implements ClientResponseObserver<UploadPart, UploadAnswer> {
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final Object room = new Object();
    private ClientCallStreamObserver<UploadPart> up;
    private boolean over;

    private record Heard(long offset, Optional<Throwable> trouble) {}

    @Override
    public void beforeStart(ClientCallStreamObserver<UploadPart> requests) {
      up = requests;
      requests.setOnReadyHandler(this::wake);
    }

    /** Waits until the connection takes more. */
    void awaitRoom() {
      try {
        synchronized (room) {
          while (!up.isReady() && !over) {
            room.wait();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Status.CANCELLED.withDescription("interrupted").asRuntimeException();
      }
      if (over) {
        answer();
      }
    }

    long answer() {
      try {
        Heard next = heard.take();
        if (next.trouble().isPresent()) {
          throw Status.fromThrowable(next.trouble().get()).asRuntimeException();
        }
        return next.offset();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StatusRuntimeException(Status.CANCELLED.withDescription("interrupted"));
      }
    }

    private void wake() {
      synchronized (room) {
        room.notifyAll();
      }
    }

    @Override
    public void onNext(UploadAnswer answer) {
      heard.add(new Heard(answer.getOffset(), Optional.empty()));
    }

    @Override
    public void onError(Throwable trouble) {
      heard.add(new Heard(0, Optional.of(trouble)));
      end();
    }

    @Override
    public void onCompleted() {
      end();
    }

    private void end() {
      synchronized (room) {
        over = true;
        room.notifyAll();
      }
    }
  }
}
