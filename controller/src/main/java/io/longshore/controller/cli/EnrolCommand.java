package io.longshore.controller.cli;

import io.longshore.controller.remote.HostLook;
import io.longshore.controller.remote.Newcomer;
import io.longshore.controller.remote.OpenSsh;
import io.longshore.controller.remote.RemoteShell;
import io.longshore.controller.remote.RemoteTrouble;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.proto.v1.StatusReply;
import io.longshore.proto.v1.StatusRequest;
import io.longshore.proto.v1.TokenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Brings a host that has none of our software into the fleet, over the operator's own ssh. */
final class EnrolCommand implements Command {
  private static final String SSH = "--ssh";
  private static final String SSH_OPTION = "--ssh-option";
  private static final String IDENTITY_FILE = "--identity-file";
  private static final String REACH = "--reach";
  private static final String FROM = "--from";
  private static final String NO_SYSTEMD = "--no-systemd";
  private static final String WAIT = "--wait";
  private static final int DEFAULT_WAIT = 60;
  private static final int TOKEN_SECONDS = 300;

  private final Function<OpenSsh, RemoteShell> shells;
  private final Waiting waiting;

  /** By the system's ssh. */
  EnrolCommand() {
    this(ssh -> ssh, Waiting::wallClock);
  }

  EnrolCommand(Function<OpenSsh, RemoteShell> shells, Waiting waiting) {
    this.shells = shells;
    this.waiting = waiting;
  }

  @Override
  public String name() {
    return "enrol";
  }

  @Override
  public String summary() {
    return "Bring a host into the fleet over your own ssh: install its agent, enrol and start it.";
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
    spec.addOption(text(SSH, "USER@ADDRESS", "how ssh reaches it").required(true).build());
    spec.addOption(
        OptionSpec.builder(SSH_OPTION)
            .paramLabel("OPTION")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("an option for ssh, as after -o: Port=2222; may be repeated")
            .build());
    spec.addOption(
        text(IDENTITY_FILE, "FILE", "your private key, if ssh would not find it").build());
    spec.addOption(
        text(REACH, "ADDRESS", "where the host reaches the controller (as --controller)").build());
    spec.addOption(
        text(FROM, "DIR", "a built checkout with the agent to install (this command's own)")
            .build());
    spec.addOption(
        OptionSpec.builder(NO_SYSTEMD)
            .description("the host has no systemd: say how its agent is started")
            .build());
    spec.addOption(
        OptionSpec.builder(WAIT)
            .paramLabel("SECONDS")
            .type(int.class)
            .description("how long to wait for its agent at the end (" + DEFAULT_WAIT + ")")
            .build());
    ConnectionOptions.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Uses your ssh with its configuration, keys and known hosts, and never asks for a",
            "password. May be given again: what is done already is not done twice.",
            "",
            "Example:",
            "  controller enrol h86 --ssh root@192.168.31.86 --reach 192.168.31.10");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    ConnectionOptions connection = ConnectionOptions.read(arguments, cli.environment());
    String host = arguments.matchedPositionalValue(0, "");
    String reach = reach(arguments, connection);
    Path from = from(arguments);
    Newcomer newcomer = new Newcomer(host, shells.apply(ssh(arguments)));
    boolean withoutSystemd = arguments.hasMatchedOption(NO_SYSTEMD);
    try (Session session = Session.open(connection)) {
      StatusReply status = status(session);
      HostLook look = newcomer.look();
      List<Problem> problems = newcomer.problems(look, status.getDeployment(), withoutSystemd);
      if (!problems.isEmpty()) {
        cli.console().complain(ProblemText.lines(problems));
        return ProblemText.exit(problems);
      }
      newcomer.install(from);
      say(cli, host + ": the agent is installed");
      if (newcomer.isEnrolled(look, status.getDeployment(), cli.clock().instant())) {
        say(cli, host + ": is enrolled already");
      } else {
        newcomer.enrol(reach, token(session, host));
        say(cli, host + ": is enrolled");
      }
      if (withoutSystemd) {
        say(cli, host + ": start its agent there, as root: " + Newcomer.START);
      } else {
        newcomer.start();
        say(cli, host + ": its agent is started, now and at every boot");
      }
      return await(session, arguments, host, cli);
    } catch (RemoteTrouble trouble) {
      throw new ExitException(
          trouble.exit(), trouble.host(), trouble.getMessage(), trouble.remedy());
    }
  }

  private Exit await(Session session, ParseResult arguments, String host, Cli cli) {
    Duration limit = Duration.ofSeconds(arguments.matchedOptionValue(WAIT, DEFAULT_WAIT));
    if (limit.isZero()) {
      return Exit.DONE;
    }
    if (waiting.until(limit, () -> attached(status(session), host))) {
      say(cli, host + ": its agent is attached");
      return Exit.DONE;
    }
    throw new ExitException(
        Exit.UNREACHABLE,
        host,
        "its agent has not come within " + limit.toSeconds() + " s",
        arguments.hasMatchedOption(NO_SYSTEMD)
            ? "start it there, as root: " + Newcomer.START
            : "on the host: journalctl -u longshore-agent; does it reach the controller's ports?");
  }

  private static boolean attached(StatusReply status, String host) {
    return status.getView().getHostsList().stream()
        .anyMatch(one -> one.getHost().equals(host) && one.getLink().equals("ATTACHED"));
  }

  private static StatusReply status(Session session) {
    return session.call(() -> session.operator().status(StatusRequest.getDefaultInstance()));
  }

  private static String token(Session session, String host) {
    TokenRequest request =
        TokenRequest.newBuilder().setHost(host).setValidSeconds(TOKEN_SECONDS).build();
    return session.call(() -> session.operator().createToken(request)).getToken();
  }

  private static OpenSsh ssh(ParseResult arguments) {
    try {
      return new OpenSsh(
          arguments.matchedOptionValue(SSH, ""),
          arguments.matchedOptionValue(SSH_OPTION, List.of()),
          Optional.ofNullable(arguments.matchedOptionValue(IDENTITY_FILE, (String) null))
              .map(Path::of));
    } catch (IllegalArgumentException wrong) {
      throw new ExitException(
          Exit.USAGE, SSH, wrong.getMessage(), "for example --ssh root@192.168.31.86");
    }
  }

  private static String reach(ParseResult arguments, ConnectionOptions connection) {
    String reach = arguments.matchedOptionValue(REACH, connection.host());
    if (reach.startsWith("127.") || reach.equals("localhost") || reach.equals("::1")) {
      throw new ExitException(
          Exit.USAGE,
          REACH,
          "the host would look for the controller at " + reach + ", which is itself",
          "say by which address it reaches the controller: --reach 192.168.31.10");
    }
    if (!reach.matches("[A-Za-z0-9][A-Za-z0-9.:-]*")) {
      throw new ExitException(Exit.USAGE, REACH, reach + " is no address", "--reach 192.168.31.10");
    }
    return reach;
  }

  /** The checkout this command runs from: the jar lies in its controller/target/dist/lib. */
  private static Path from(ParseResult arguments) {
    Path jar =
        Path.of(EnrolCommand.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    Path own = jar.resolve("../../../../..").normalize();
    Path from = Path.of(arguments.matchedOptionValue(FROM, own.toString()));
    for (String part : Newcomer.PARTS) {
      if (!Files.exists(from.resolve(part))) {
        throw new ExitException(
            Exit.USAGE,
            from.toString(),
            "there is no " + part + " to install from",
            "name a built checkout with --from (mvn -DskipTests package builds one)");
      }
    }
    return from;
  }

  private static void say(Cli cli, String line) {
    cli.console().print(List.of(line));
  }

  private static OptionSpec.Builder text(String name, String label, String description) {
    return OptionSpec.builder(name).paramLabel(label).type(String.class).description(description);
  }
}
