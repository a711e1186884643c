package io.longshore.agent.engine;

import com.github.dockerjava.api.exception.DockerException;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an engine's refusal means. */
final class EngineFailures {
  private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"(.*)\"\\s*}");
  private static final Pattern PORT = Pattern.compile("([0-9.]+|\\[?::\\]?):(\\d{1,5})(?=[: ]|$)");

  private EngineFailures() {}

  /** The failure that a call's exception stands for. */
  static Failure classify(String where, Throwable thrown) {
    if (thrown instanceof FailureException known) {
      return known.failure();
    }
    if (thrown instanceof DockerException answer) {
      return answered(where, answer.getHttpStatus(), message(answer));
    }
    return new Failure(
        Failure.Kind.RETRY,
        where,
        "the engine cannot be reached: " + root(thrown),
        "see systemctl status docker on the host");
  }

  private static Failure answered(String where, int status, String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("port is already allocated") || lower.contains("address already in use")) {
      String port = port(message);
      return rejected(
          where,
          "port " + port + " of the host is taken",
          "ss -ltnp 'sport = :" + port + "' on the host tells by whom; free it or change the spec");
    }
    if (lower.contains("no such image")) {
      return rejected(where, oneLine(message), "docker load or docker pull it on the host");
    }
    if (pullRefused(lower)) {
      return rejected(
          where, oneLine(message), "check the image's name, or docker load it on the host");
    }
    if (status == 409) {
      return rejected(where, oneLine(message), "");
    }
    if (lower.contains("executable file not found")
        || lower.contains("oci runtime create failed")) {
      return rejected(where, oneLine(message), "check the image and the command in the spec");
    }
    if (status == 400) {
      return rejected(where, oneLine(message), "");
    }
    return new Failure(Failure.Kind.RETRY, where, oneLine(message), "");
  }

  private static boolean pullRefused(String lower) {
    return lower.contains("pull access denied")
        || lower.contains("manifest unknown")
        || lower.contains("repository does not exist")
        || lower.contains("invalid reference format")
        || (lower.contains("manifest for") && lower.contains("not found"));
  }

  private static Failure rejected(String where, String what, String remedy) {
    return new Failure(Failure.Kind.REJECTED, where, what, remedy);
  }

  private static String port(String message) {
    Matcher matcher = PORT.matcher(message);
    return matcher.find() ? matcher.group(2) : "(unnamed)";
  }

  /** The engine's own sentence out of its JSON answer. */
  static String message(DockerException answer) {
    String text = String.valueOf(answer.getMessage());
    Matcher matcher = MESSAGE.matcher(text);
    return matcher.find() ? matcher.group(1).replace("\\\"", "\"") : text;
  }

  private static String oneLine(String text) {
    String line = text.replace("\\n", " ").replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= 400 ? line : line.substring(0, 400) + "…";
  }

  private static String root(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String said = cause.getMessage();
    return oneLine(said == null ? cause.getClass().getSimpleName() : said);
  }
}
