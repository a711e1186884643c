package io.longshore.controller.remote;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.tls.PeerIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings one host into the fleet, step by step; each step may be taken again. */
public final class Newcomer {
  /** What goes there, below a checkout or an unpacked distribution. */
  public static final List<String> PARTS =
      List.of(
          "agent/target/dist",
          "deploy/install-agent",
          "deploy/lib/install.sh",
          "deploy/policy",
          "deploy/systemd/longshore-agent.service");

  /** How a person starts an agent where no systemd does. */
  public static final String START = "/opt/longshore/agent/bin/agent run";

  private static final Duration WORD = Duration.ofSeconds(60);
  private static final Duration LOAD = Duration.ofMinutes(10);
  private static final byte[] NOTHING = {};

  private static final String INSTALL =
      """
      set -eu
      folder=$(mktemp -d)
      trap 'rm -rf "$folder"' EXIT
      tar -x --no-same-owner -f - -C "$folder"
      bash "$folder/deploy/install-agent" --dist "$folder/agent/target/dist" >/dev/null
      """;

  private static final String ENROL =
      """
      set -eu
      umask 077
      folder=$(mktemp -d)
      trap 'rm -rf "$folder"' EXIT
      cat >"$folder/token"
      /opt/longshore/agent/bin/agent enrol --controller %s --token-file "$folder/token" --state %s
      """;

  private final String host;
  private final RemoteShell shell;
  private String wrapper = "%s";

  /**
   * A host of which nothing is known.
   *
   * @param host its name in the fleet
   */
  public Newcomer(String host, RemoteShell shell) {
    this.host = host;
    this.shell = shell;
  }

  /**
   * Reaches it and looks what it has.
   *
   * @throws RemoteTrouble it cannot be reached, or its user may not become root
   */
  public HostLook look() throws RemoteTrouble {
    RemoteShell.Answer who = run("id -u; sudo -n true 2>/dev/null && echo sudo", NOTHING);
    List<String> said = who.out().lines().toList();
    if (who.exit() == RemoteTrouble.NOT_REACHED || said.isEmpty()) {
      throw RemoteTrouble.reaching(host, shell.target(), who);
    }
    if (!said.get(0).equals("0")) {
      if (!said.contains("sudo")) {
        throw new RemoteTrouble(
            Exit.FORBIDDEN,
            host,
            "the user of " + shell.target() + " is not root there, and sudo asks for a password",
            "use root@…, or let this user run sudo without a password for as long as this takes");
      }
      wrapper = "exec sudo -n sh -c '%s'";
    }
    return HostLook.of(host, run(HostLook.SCRIPT, NOTHING).out());
  }

  /** What keeps it from becoming this fleet's: what it lacks, or that it is someone else's. */
  public List<Problem> problems(HostLook look, String deployment, boolean withoutSystemd) {
    List<Problem> problems = new ArrayList<>(look.problems(withoutSystemd));
    String others = "";
    try {
      others =
          identity(look)
              .filter(other -> !other.equals(wanted(deployment)))
              .map(other -> "is already enrolled, as " + other.uri())
              .orElse("");
    } catch (IllegalArgumentException unreadable) {
      others = "is enrolled somehow: " + unreadable.getMessage();
    }
    if (!others.isEmpty()) {
      problems.add(
          new Problem(
              "",
              0,
              host,
              shell.target() + " " + others,
              "a host belongs to one fleet, under one name",
              "if that is over for good, empty " + HostLook.STATE + " there",
              Exit.REFUSED));
    }
    return problems;
  }

  /** Whether its agent holds a certificate of this fleet that is still good. */
  public boolean isEnrolled(HostLook look, String deployment, Instant now) {
    return identity(look).equals(Optional.of(wanted(deployment)))
        && certificate(look).map(one -> one.getNotAfter().toInstant().isAfter(now)).orElse(false);
  }

  /** Puts the agent and its unit there; an older one makes way. */
  public void install(Path from) throws RemoteTrouble {
    try {
      succeed("the agent could not be installed", shell.send(from, PARTS, wrapped(INSTALL), LOAD));
    } catch (IOException e) {
      throw RemoteTrouble.notTried(host, e);
    }
  }

  /**
   * Enrols it.
   *
   * @param controller where it reaches the controller
   * @param token goes through standard input alone
   */
  public void enrol(String controller, String token) throws RemoteTrouble {
    String script = ENROL.formatted(controller, HostLook.STATE);
    succeed(
        "the agent could not enrol", run(script, (token + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /** Has systemd start it, now and at every boot. */
  public void start() throws RemoteTrouble {
    succeed(
        "systemd could not start the agent",
        run("systemctl enable --now longshore-agent", NOTHING));
  }

  private RemoteShell.Answer run(String script, byte[] input) throws RemoteTrouble {
    try {
      return shell.run(wrapped(script), input, WORD);
    } catch (IOException e) {
      throw RemoteTrouble.notTried(host, e);
    }
  }

  private String wrapped(String script) {
    return wrapper.equals("%s") ? script : wrapper.formatted(script.replace("'", "'\\''"));
  }

  private void succeed(String what, RemoteShell.Answer answer) throws RemoteTrouble {
    if (answer.exit() == RemoteTrouble.NOT_REACHED) {
      throw RemoteTrouble.reaching(host, shell.target(), answer);
    }
    if (answer.exit() != 0) {
      throw new RemoteTrouble(
          Exit.FAILED,
          host,
          what + ": " + RemoteTrouble.lastLine(answer),
          "put that right there and give the same command again; what is done is not done twice");
    }
  }

  private PeerIdentity wanted(String deployment) {
    return new PeerIdentity(deployment, PeerIdentity.Role.AGENT, host);
  }

  private static Optional<PeerIdentity> identity(HostLook look) {
    return certificate(look)
        .map(
            one -> {
              try {
                return PeerIdentity.of(one);
              } catch (CertificateException notOurs) {
                throw new IllegalArgumentException(
                    "the certificate in " + HostLook.STATE + " is no agent's", notOurs);
              }
            });
  }

  private static Optional<X509Certificate> certificate(HostLook look) {
    if (look.certificate().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(
                          look.certificate().getBytes(StandardCharsets.US_ASCII))));
    } catch (CertificateException damaged) {
      throw new IllegalArgumentException(
          "the certificate in " + HostLook.STATE + " cannot be read", damaged);
    }
  }
}
