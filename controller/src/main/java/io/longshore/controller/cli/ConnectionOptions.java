package io.longshore.controller.cli;

import io.longshore.controller.serve.ControllerConfig;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Where the controller is and who asks.
 *
 * @param host name or address
 * @param port TCP port
 * @param identity folder with the operator's key, certificate and authorities
 */
record ConnectionOptions(String host, int port, Path identity) {
  private static final String CONTROLLER = "--controller";
  private static final String IDENTITY = "--identity";
  private static final int PORT = 7400;

  static void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(CONTROLLER)
            .paramLabel("HOST[:PORT]")
            .type(String.class)
            .description(
                "the controller (or LONGSHORE_CONTROLLER); without either 127.0.0.1:" + PORT)
            .build());
    spec.addOption(
        OptionSpec.builder(IDENTITY)
            .paramLabel("DIR")
            .type(String.class)
            .description(
                "who asks (or LONGSHORE_IDENTITY); without either the operator that"
                    + " 'controller serve' made on this host")
            .build());
  }

  /** Flag before environment before default. */
  static ConnectionOptions read(ParseResult arguments, Map<String, String> environment) {
    String address =
        arguments.matchedOptionValue(
            CONTROLLER, environment.getOrDefault("LONGSHORE_CONTROLLER", "127.0.0.1"));
    String identity =
        arguments.matchedOptionValue(
            IDENTITY,
            environment.getOrDefault(
                "LONGSHORE_IDENTITY", ControllerConfig.DEFAULT_STATE + "/operator"));
    int colon = address.lastIndexOf(':');
    if (colon < 0) {
      return new ConnectionOptions(address, PORT, Path.of(identity));
    }
    String port = address.substring(colon + 1);
    if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65_535) {
      throw new ExitException(
          io.longshore.controller.spec.Exit.USAGE,
          CONTROLLER + " " + address,
          port + " is not a port",
          "give HOST:PORT, for example 192.168.31.10:7400");
    }
    return new ConnectionOptions(
        address.substring(0, colon), Integer.parseInt(port), Path.of(identity));
  }

  /** The controller as a person would write it. */
  String address() {
    return host + ":" + port;
  }
}
