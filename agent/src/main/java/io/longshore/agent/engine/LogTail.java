package io.longshore.agent.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The end of a container's log. */
final class LogTail extends ResultCallback.Adapter<Frame> {
  /** A line without an end must not fill the agent's memory. */
  static final int AT_MOST_BYTES = 64 << 10;

  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private int kept;

  static List<String> read(DockerClient docker, String id, int lines)
      throws IOException, InterruptedException {
    try (LogTail tail =
        docker
            .logContainerCmd(id)
            .withStdOut(true)
            .withStdErr(true)
            .withTail(lines)
            .exec(new LogTail())) {
      tail.awaitCompletion();
      return tail.lines(lines);
    }
  }

  /** What comes last is what is asked for: of too much, the first goes. */
  @Override
  public void onNext(Frame frame) {
    synchronized (pieces) {
      pieces.addLast(frame.getPayload());
      kept += frame.getPayload().length;
      while (kept - pieces.peekFirst().length >= AT_MOST_BYTES) {
        kept -= pieces.removeFirst().length;
      }
    }
  }

  /** The last lines, of which the first may have lost its beginning. */
  List<String> lines(int atMost) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    synchronized (pieces) {
      pieces.forEach(text::writeBytes);
    }
    byte[] bytes = text.toByteArray();
    int from = Math.max(0, bytes.length - AT_MOST_BYTES);
    List<String> all =
        new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).lines().toList();
    return all.subList(Math.max(0, all.size() - atMost), all.size());
  }
}
