package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.TokenReply;
import io.longshore.proto.v1.TokenRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Makes the token with which one host enrols once. */
final class TokenCommand implements Command {
  private static final int DEFAULT_VALID_SECONDS = 900;

  @Override
  public String name() {
    return "token";
  }

  @Override
  public String summary() {
    return "Make a token with which one host's agent enrols, once.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("HOST")
            .type(String.class)
            .index("0")
            .arity("1")
            .description("the host's name, as the spec has it")
            .build());
    spec.addOption(
        OptionSpec.builder("--valid")
            .paramLabel("SECONDS")
            .type(int.class)
            .description("how long the token may wait for its use, at most 3600 (900)")
            .build());
    ConnectionOptions.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Example:",
            "  controller token h86",
            "and on h86: agent enrol --controller ADDRESS --token-file FILE");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    TokenRequest request =
        TokenRequest.newBuilder()
            .setHost(arguments.matchedPositionalValue(0, ""))
            .setValidSeconds(arguments.matchedOptionValue("--valid", DEFAULT_VALID_SECONDS))
            .build();
    TokenReply reply;
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      reply = session.call(() -> session.operator().createToken(request));
    }
    cli.console().print(List.of(reply.getToken()));
    if (cli.console().terminal()) {
      cli.console()
          .complain(
              List.of(
                  "good for host "
                      + request.getHost()
                      + ", once, until "
                      + Instant.ofEpochMilli(reply.getExpiresAtMs())));
    }
    return Exit.DONE;
  }
}
