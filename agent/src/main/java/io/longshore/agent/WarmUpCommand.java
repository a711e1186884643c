package io.longshore.agent;

import io.longshore.agent.engine.DockerEngine;
import io.longshore.base.FailureException;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code agent warm-up}: what the launcher runs to fill an archive of loaded classes. It changes
 * nothing on the host.
 *
 * @param folder whose identity is loaded, if there is one
 * @param docker the engine's socket
 */
record WarmUpCommand(StateFolder folder, Path docker) {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUpCommand.class);

  static WarmUpCommand of(List<String> words) {
    Arguments arguments =
        Arguments.parse("warm-up", words, Set.of("controller", "state", "docker"));
    return new WarmUpCommand(
        StateFolder.of(arguments),
        Path.of(arguments.value("docker").orElse("/var/run/docker.sock")));
  }

  void run() throws IOException {
    WarmUp.run(folder.root().resolve("warm-up"), new SecureRandom());
    if (TlsFiles.exists(folder.identity())) {
      MutualTls.client(TlsFiles.load(folder.identity()));
    }
    try (DockerEngine engine = new DockerEngine(docker)) {
      engine.snapshot(Set.of("none"));
    } catch (FailureException away) {
      LOG.debug("there is no engine to look at: {}", away.failure());
    }
  }
}
