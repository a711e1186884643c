package io.longshore.agent;

import io.longshore.agent.enrol.Enrolling;
import io.longshore.agent.enrol.JoinToken;
import io.longshore.agent.identity.OwnKeys;
import io.longshore.agent.link.Address;
import io.longshore.base.Failure;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code agent enrol}.
 *
 * @param controller where it takes first contacts
 * @param token the invitation
 * @param folder where the identity goes
 */
record EnrolCommand(Address controller, JoinToken token, StateFolder folder) {
  static EnrolCommand of(List<String> words) {
    Arguments arguments =
        Arguments.parse("enrol", words, Set.of("controller", "token", "token-file", "state"));
    try {
      return new EnrolCommand(
          Address.parse(required(arguments, "controller"), Address.ENROLMENT_PORT),
          token(arguments),
          StateFolder.of(arguments));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  /** Enrols, and says what came of it. */
  String run() throws IOException {
    try (FileLock lock = folder.lock()) {
      if (TlsFiles.exists(folder.identity()) && !mayReplace(Clock.systemUTC().instant())) {
        return already();
      }
      OwnKeys keys = OwnKeys.ofEnrolment(folder.state(), new SecureRandom());
      TlsFiles identity = new Enrolling(controller, token).run(keys);
      folder.rememberControllers(List.of(new Address(controller.host(), Address.LINK_PORT)));
      identity.save(folder.identity());
      keys.done();
      lock.release();
    }
    return "host " + token.host() + " is enrolled; next: agent run" + stateOption();
  }

  /**
   * An identity is replaced that has run out, or that trusts another root than the token names: the
   * fleet's root was replaced while this host was away. All else the agent keeps stays as it is.
   */
  private boolean mayReplace(Instant now) {
    TlsFiles held = TlsFiles.load(folder.identity());
    return held.identity().name().equals(token.host())
        && (!now.isBefore(held.expiresAt())
            || held.authorities().stream()
                .map(TlsFiles::fingerprint)
                .noneMatch(root -> root.equals(token.root().hex())));
  }

  private String already() {
    TlsFiles identity = TlsFiles.load(folder.identity());
    if (!identity.identity().name().equals(token.host())) {
      throw new Failure(
              Failure.Kind.REJECTED,
              folder.root().toString(),
              "this is already the state of "
                  + identity.identity()
                  + ", the token is for host "
                  + token.host(),
              "use another folder with --state, or remove " + folder.identity())
          .toException();
    }
    return "host "
        + token.host()
        + " is enrolled already; to enrol anew, remove "
        + folder.identity()
        + " first";
  }

  private String stateOption() {
    return folder.equals(StateFolder.of(Arguments.parse("enrol", List.of(), Set.of())))
        ? ""
        : " --state " + folder.root();
  }

  /** A word on the command line can be read by everyone on the host; a file need not be. */
  private static JoinToken token(Arguments arguments) {
    Optional<String> file = arguments.value("token-file");
    if (file.isPresent() == arguments.value("token").isPresent()) {
      throw wrong("it takes either --token or --token-file");
    }
    if (file.isEmpty()) {
      return JoinToken.parse(required(arguments, "token"));
    }
    try {
      return JoinToken.parse(Files.readString(Path.of(file.get())).strip());
    } catch (IOException e) {
      throw wrong("the token cannot be read from " + file.get() + ": " + e.getMessage());
    }
  }

  private static String required(Arguments arguments, String name) {
    return arguments.value(name).orElseThrow(() -> wrong("--" + name + " is missing"));
  }

  private static RuntimeException wrong(String what) {
    return new Failure(Failure.Kind.REJECTED, "agent enrol", what, "see agent --help")
        .toException();
  }
}
