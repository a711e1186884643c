package io.longshore.controller.serve;

import io.longshore.controller.custody.Passphrase;
import io.longshore.controller.http.HttpAddress;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How a controller process is started.
 *
 * @param state its folder; made when missing
 * @param listen the address it listens on; {@code 0.0.0.0} means every address
 * @param port for agents and operators, both with certificates; 0: any free one
 * @param enrolmentPort for hosts that have no certificate yet; 0: any free one
 * @param http where reports and metrics are served; empty: nowhere
 * @param version of this program
 * @param key what private keys are sealed with on the disk; empty: they lie there as they are
 */
public record ControllerConfig(
    Path state,
    String listen,
    int port,
    int enrolmentPort,
    Optional<HttpAddress> http,
    String version,
    Optional<Passphrase> key) {
  /** Where the state lies unless the command says otherwise. */
  public static final Path DEFAULT_STATE = Path.of("/var/lib/longshore/controller");

  /** For agents and operators. */
  public static final int DEFAULT_PORT = 7400;

  /** For enrolment. */
  public static final int DEFAULT_ENROLMENT_PORT = 7401;

  public ControllerConfig {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(listen, "listen");
    Objects.requireNonNull(http, "http");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(key, "key");
    if (port < 0 || port > 65_535 || enrolmentPort < 0 || enrolmentPort > 65_535) {
      throw new IllegalArgumentException(
          "a port is outside 0 to 65535: " + port + ", " + enrolmentPort);
    }
  }

  /** A controller that serves nothing over HTTP and seals nothing. */
  public ControllerConfig(Path state, String listen, int port, int enrolmentPort, String version) {
    this(state, listen, port, enrolmentPort, Optional.empty(), version, Optional.empty());
  }

  /** The identity folder of the operator that the first start makes. */
  public Path operatorIdentity() {
    return state.resolve("operator");
  }
}
