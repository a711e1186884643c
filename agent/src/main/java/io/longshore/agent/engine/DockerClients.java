package io.longshore.agent.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * Clients of one engine that speak a version of its API both know.
 *
 * @param calls for short calls
 * @param streams for what goes on: events and pulls
 * @param version the engine's version
 * @param apiVersion the API version agreed on
 */
record DockerClients(DockerClient calls, DockerClient streams, String version, String apiVersion)
    implements AutoCloseable {
  /** The newest API version that docker-java 3.7 was written for (RemoteApiVersion). */
  private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

  private static final int CONNECTIONS = 16;

  /** Asks the engine for its versions and agrees on one. */
  static DockerClients negotiate(Path socket) {
    try (DockerClient first = client(socket, RemoteApiVersion.unknown())) {
      Version version = first.versionCmd().exec();
      RemoteApiVersion agreed = agree(version.getApiVersion(), version.getMinAPIVersion());
      return new DockerClients(
          client(socket, agreed),
          client(socket, agreed),
          String.valueOf(version.getVersion()),
          agreed.getVersion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The version to speak.
   *
   * @param newest the engine's newest
   * @param oldest the engine's oldest; null when it does not say
   */
  static RemoteApiVersion agree(String newest, String oldest) {
    RemoteApiVersion theirs = RemoteApiVersion.parseConfig(newest);
    RemoteApiVersion agreed = theirs.isGreater(NEWEST) ? NEWEST : theirs;
    if (oldest != null && !oldest.isEmpty()) {
      RemoteApiVersion least = RemoteApiVersion.parseConfig(oldest);
      return least.isGreater(agreed) ? least : agreed;
    }
    return agreed;
  }

  /** A container in the engine's own words. */
  static String describe(NewContainer wanted) {
    Path nowhere = Path.of("/dev/null");
    try (DockerClient nobody = client(nowhere, NEWEST)) {
      return config(nowhere, NEWEST)
          .getObjectMapper()
          .writeValueAsString(CreateRequest.of(nobody, wanted));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DefaultDockerClientConfig config(Path socket, RemoteApiVersion version) {
    return DefaultDockerClientConfig.createDefaultConfigBuilder()
        .withDockerHost("unix://" + socket)
        .withDockerTlsVerify(false)
        .withApiVersion(version)
        .build();
  }

  private static DockerClient client(Path socket, RemoteApiVersion version) {
    URI place = URI.create("unix://" + socket);
    DockerHttpClient http =
        new ZerodepDockerHttpClient.Builder().dockerHost(place).maxConnections(CONNECTIONS).build();
    return DockerClientImpl.getInstance(config(socket, version), http);
  }

  @Override
  public void close() {
    try (calls;
        streams) {
      // Both are closed on the way out.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
