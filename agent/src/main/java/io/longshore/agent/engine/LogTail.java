package io.longshore.agent.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The end of a container's log. */
final class LogTail extends ResultCallback.Adapter<Frame> {
  /** A line without an end must not fill the agent's memory. */
  private static final int AT_MOST_BYTES = 64 << 10;

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

  private LogTail() {}

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

  @Override
  public void onNext(Frame frame) {
    synchronized (text) {
      int room = Math.max(0, AT_MOST_BYTES - text.size());
      text.write(frame.getPayload(), 0, Math.min(room, frame.getPayload().length));
    }
  }

  private List<String> lines(int atMost) {
    synchronized (text) {
      List<String> all = text.toString(StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - atMost), all.size());
    }
  }
}
