package io.longshore.agent.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HangingEngineTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path folder;

  @Test
  void an_engine_that_takes_calls_and_does_not_answer_is_given_up_on() throws IOException {
    Path socket = folder.resolve("docker.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        DockerEngine engine = new DockerEngine(socket, SHORT, SHORT)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      for (int i = 0; i < 3; i++) {
        FailureException failed =
            assertThrows(FailureException.class, () -> engine.snapshot(Set.of()));
        assertEquals(Failure.Kind.RETRY, failed.failure().kind());
        assertTrue(failed.failure().what().contains("did not answer within 0.3 s"));
        assertFalse(Thread.currentThread().isInterrupted());
      }
    }
  }

  @Test
  void an_engine_that_is_not_there_is_a_failure_to_try_again() {
    try (DockerEngine engine = new DockerEngine(folder.resolve("none.sock"))) {
      FailureException failed =
          assertThrows(FailureException.class, () -> engine.snapshot(Set.of()));
      assertEquals(Failure.Kind.RETRY, failed.failure().kind());
      assertTrue(failed.failure().what().contains("cannot be reached"));
    }
  }
}
