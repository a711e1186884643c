package io.longshore.controller.remote;

import io.longshore.controller.spec.Exit;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What went wrong on the way to a host or there, with what to do about it. */
public final class RemoteTrouble extends Exception {
  /** What ssh ends with when the trouble is its own (ssh(1), EXIT STATUS). */
  static final int NOT_REACHED = 255;

  private static final long serialVersionUID = 1L;

  private final Exit exit;
  private final String host;
  private final String remedy;

  RemoteTrouble(Exit exit, String host, String what, String remedy) {
    super(what);
    this.exit = exit;
    this.host = host;
    this.remedy = remedy;
  }

  /** How the command is to end. */
  public Exit exit() {
    return exit;
  }

  /** The host concerned. */
  public String host() {
    return host;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }

  static RemoteTrouble notTried(String host, IOException why) {
    return new RemoteTrouble(
        Exit.FAILED,
        host,
        "ssh could not be run here: " + why.getMessage(),
        "apt-get install openssh-client");
  }

  static RemoteTrouble reaching(String host, String target, RemoteShell.Answer answer) {
    String said = lastLine(answer);
    return new RemoteTrouble(
        Exit.UNREACHABLE,
        host,
        "ssh does not get to " + target + ": " + said,
        advice(said, target));
  }

  private static String advice(String said, String target) {
    String word = said.toLowerCase(Locale.ROOT);
    if (word.contains("host key verification failed") || word.contains("host key is known")) {
      return "its host key is not known here, or has changed: check it, and log in once by hand"
          + " (ssh "
          + target
          + ")";
    }
    if (word.contains("permission denied")) {
      return "no password is asked for: put your public key there (ssh-copy-id "
          + target
          + "), or name the private key with --identity-file";
    }
    if (word.contains("could not resolve")) {
      return "write the address as user@192.168.31.86";
    }
    if (word.contains("refused") || word.contains("timed out") || word.contains("no route")) {
      return "does sshd run there, and on which port? (--ssh-option Port=2222)";
    }
    return "try it by hand: ssh " + target;
  }

  static String lastLine(RemoteShell.Answer answer) {
    String said = answer.err().isBlank() ? answer.out() : answer.err();
    List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty()
        ? "it ended with code " + answer.exit()
        : lines.get(lines.size() - 1).strip();
  }
}
