package io.longshore.controller.cli;

import io.longshore.controller.http.HttpAddress;
import io.longshore.controller.serve.ControllerConfig;
import io.longshore.controller.serve.ControllerProcess;
import io.longshore.controller.serve.ServiceManager;
import io.longshore.controller.spec.Exit;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Runs the controller until it is told to end. */
final class ServeCommand implements Command {
  private static final String LISTEN = "--listen";
  private static final String HTTP = "--http";

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public String summary() {
    return "Run the controller that the hosts' agents and this command talk to.";
  }

  @Override
  public void describe(CommandSpec spec) {
    KeyOptions.describe(spec, "its state, the authorities' keys among it");
    KeyOptions.describeKey(spec);
    spec.addOption(
        OptionSpec.builder(LISTEN)
            .paramLabel("ADDRESS")
            .type(String.class)
            .description("listen on this address only (0.0.0.0)")
            .build());
    spec.addOption(
        OptionSpec.builder(HTTP)
            .paramLabel("HOST:PORT")
            .type(String.class)
            .description(
                "serve reports, health and metrics there, to anyone who can reach it; off: nowhere"
                    + " ("
                    + HttpAddress.DEFAULT
                    + ")")
            .build());
    spec.usageMessage()
        .footer(
            "",
            "Listens on " + ControllerConfig.DEFAULT_PORT + " for agents and operators and on",
            ControllerConfig.DEFAULT_ENROLMENT_PORT
                + " for hosts that enrol. The first start makes the fleet's authority and",
            "an operator's identity in DIR/operator.",
            "",
            "With a key, the private keys of the fleet's and of organisations' authorities and of",
            "administrators are encrypted in DIR; what lies there unencrypted already is encrypted"
                + " at",
            "the start. Without that key they are lost: keep it, and apart from DIR.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    ControllerConfig config =
        new ControllerConfig(
            KeyOptions.state(arguments),
            arguments.matchedOptionValue(LISTEN, "0.0.0.0"),
            ControllerConfig.DEFAULT_PORT,
            ControllerConfig.DEFAULT_ENROLMENT_PORT,
            http(arguments.matchedOptionValue(HTTP, HttpAddress.DEFAULT.toString())),
            VersionCommand.version(),
            KeyOptions.key(arguments, cli));
    CountDownLatch told = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(told::countDown, "end"));
    ControllerProcess process = ControllerProcess.start(config);
    ServiceManager.of(cli.environment()).ready();
    try {
      told.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.close();
    return Exit.DONE;
  }

  private static Optional<HttpAddress> http(String written) {
    if (written.equals("off")) {
      return Optional.empty();
    }
    Optional<HttpAddress> address = HttpAddress.parse(written);
    if (address.isEmpty()) {
      throw new ExitException(
          Exit.USAGE,
          HTTP,
          "\"" + written + "\" is no address",
          "write HOST:PORT, such as " + HttpAddress.DEFAULT + ", or off");
    }
    return address;
  }
}
