package io.longshore.agent;

import io.longshore.base.FailureException;
import java.util.List;
import java.util.Optional;

/** Where the agent begins. */
public final class AgentMain {
  /** Exit codes: done, failed, used wrongly. */
  private static final int OK = 0;

  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private static final String HELP =
      """
      usage: agent COMMAND

        run    [--controller HOST[:7400][,…]] [--state DIR] [--docker SOCKET]
               [--policy FILE]
               keep this host as its controller says, until stopped
        enrol  --controller HOST[:7401] --token-file FILE [--state DIR]
               become a member of the controller's fleet; the token comes from
               "controller token HOST" and works once
        policy [--policy FILE]
               say what this host's policy comes to, or what is wrong with its file
        version
               print the version

        --controller  where the controller listens; run knows it from the enrolment
        --state       where the agent keeps its identity and state
                      (/var/lib/longshore/agent)
        --docker      the engine's socket (/var/run/docker.sock)
        --policy      what containers may be here, whoever asks: a file of root's
                      (/etc/longshore/host-policy.conf, if there is one)

      Exit codes: 0 done, 1 failed, 2 used wrongly.
      """;

  private AgentMain() {}

  /** Runs one command. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> words) {
    if (words.isEmpty()) {
      System.err.print(HELP);
      return USAGE;
    }
    List<String> rest = words.subList(1, words.size());
    switch (words.get(0)) {
      case "--help", "-h", "help" -> {
        System.out.print(HELP);
        return OK;
      }
      case "version", "--version" -> {
        System.out.println("agent " + version());
        return OK;
      }
      case "run" -> {
        return attempt(() -> RunCommand.of(rest), RunCommand::run);
      }
      case "policy" -> {
        return attempt(() -> PolicyCommand.of(rest), command -> System.out.println(command.run()));
      }
      case "warm-up" -> {
        return attempt(() -> WarmUpCommand.of(rest), WarmUpCommand::run);
      }
      case "enrol" -> {
        return attempt(() -> EnrolCommand.of(rest), command -> System.out.println(command.run()));
      }
      default -> {
        System.err.println("agent: there is no command " + words.get(0) + "; see agent --help");
        return USAGE;
      }
    }
  }

  /** The version of the distribution; a build that was not packaged has none. */
  static String version() {
    return Optional.ofNullable(AgentMain.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }

  private static <C> int attempt(Reading<C> reading, Running<C> running) {
    C command;
    try {
      command = reading.read();
    } catch (FailureException e) {
      System.err.println(e.failure());
      return USAGE;
    }
    try {
      running.run(command);
      return OK;
    } catch (FailureException e) {
      System.err.println(e.failure());
      return FAILED;
    } catch (java.io.IOException e) {
      System.err.println("agent: " + e);
      return FAILED;
    }
  }

  private interface Reading<C> {
    C read();
  }

  private interface Running<C> {
    void run(C command) throws java.io.IOException;
  }
}
