package io.longshore.agent.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs against a real engine when the system property {@code longshore.engine.socket} names one and
 * {@code longshore.engine.image} an image there that has sh and sleep.
 */
class DockerEngineTest extends EngineContract {
  private static final String SOCKET = System.getProperty("longshore.engine.socket", "");
  private static final String IMAGE = System.getProperty("longshore.engine.image", "");
  private static final String BUILDER = System.getProperty("longshore.engine.builder", "");

  @TempDir private Path folder;

  @Override
  Engine engine() {
    assumeTrue(
        !SOCKET.isEmpty() && !IMAGE.isEmpty(),
        "no real engine: set -Dlongshore.engine.socket and -Dlongshore.engine.image");
    return new DockerEngine(Path.of(SOCKET));
  }

  @Override
  String image() {
    return IMAGE;
  }

  @Override
  String builder() {
    assumeTrue(!BUILDER.isEmpty(), "no builder: set -Dlongshore.engine.builder");
    return BUILDER;
  }

  /** A tar with the status in a file of its own. */
  @Override
  Path input(int status) throws IOException {
    Path said = Files.writeString(folder.resolve("said"), status + "\n");
    Path tar = folder.resolve("input.tar");
    try (InputStream content = BuildContext.of("", "status", said)) {
      Files.copy(content, tar, StandardCopyOption.REPLACE_EXISTING);
    }
    return tar;
  }

  @Override
  void cleanUp(Set<String> containers, String network, String volume) {
    try (DockerClients clients = DockerClients.negotiate(Path.of(SOCKET))) {
      containers.forEach(
          name ->
              ignoringAbsence(
                  () -> clients.calls().removeContainerCmd(name).withForce(true).exec()));
      ignoringAbsence(() -> clients.calls().removeNetworkCmd(network).exec());
      ignoringAbsence(() -> clients.calls().removeVolumeCmd(volume).exec());
    }
  }

  private static void ignoringAbsence(Runnable call) {
    try {
      call.run();
    } catch (NotFoundException absent) {
      assertTrue(absent.getHttpStatus() == 404);
    }
  }

  @Test
  void agrees_on_a_version_both_sides_know() {
    assertEquals("1.41", DockerClients.agree("1.41", "1.12").getVersion());
    assertEquals("1.44", DockerClients.agree("1.52", "1.24").getVersion());
    assertEquals("1.48", DockerClients.agree("1.52", "1.48").getVersion());
    assertEquals("1.41", DockerClients.agree("1.41", null).getVersion());
  }

  @Test
  void reads_the_last_lines_of_a_container_that_ended() {
    Engine engine = engine();
    engine.ensureNetwork("longshore-contract", "contract-of-engines");
    String script = "echo one; echo two; echo three; exit 3";
    EngineContainer made = engine.create(wanted("contract1", "f1", script));
    engine.start(made.id());
    List<String> lines = List.of();
    // The engine writes the log a moment after the process has ended.
    for (int i = 0; i < 200 && !lines.contains("three"); i++) {
      lines = engine.lastLines(made.id(), 2);
    }
    assertEquals(List.of("two", "three"), lines);
    engine.close();
  }
}
