package io.longshore.controller.workload.fabric.client.link;

import io.grpc.Status;
import io.longshore.controller.workload.fabric.client.answer.AnswerTranslator;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why a call came to nothing. */
final class CallFailure {
  private CallFailure() {}

  static Setback of(Endpoint node, Status status) {
    return switch (status.getCode()) {
      case UNAVAILABLE -> unavailable(node, status);
      case DEADLINE_EXCEEDED ->
          new Setback.NotYet(
              node
                  + " did not answer in time; a node that is still starting accepts connections"
                  + " and stays silent");
      case CANCELLED -> new Setback.NotYet(node + ": the call was given up");
      case UNIMPLEMENTED ->
          new Setback.Refused(
              node + " does not know this call",
              "see that the port belongs to an orderer or a peer, as asked, of version 1.4");
      case RESOURCE_EXHAUSTED ->
          new Setback.Refused(
              node + " refuses a message of this size", "a node takes at most 100 MB at once");
      default -> AnswerTranslator.setback(node.toString(), text(status));
    };
  }

  static Setback interrupted(Endpoint node) {
    Thread.currentThread().interrupt();
    return new Setback.NotYet(node + ": the call was interrupted");
  }

  private static Setback unavailable(Endpoint node, Status status) {
    for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLException) {
        return new Setback.Refused(
            node + " does not prove to be " + node.node() + ": " + cause.getMessage(),
            "its TLS certificate must come from "
                + node.tlsAuthority().commonName()
                + " and name "
                + node.node()
                + "; see which node answers at this address");
      }
    }
    return new Setback.NotYet(node + " cannot be reached: " + unreached(status));
  }

  /** In few words where the system's own are known; they stand in the midst of a library's. */
  private static String unreached(Status status) {
    String text = text(status).toLowerCase(Locale.ROOT);
    return Stream.of("connection refused", "no route to host", "network is unreachable")
        .filter(text::contains)
        .findFirst()
        .orElseGet(() -> text(status));
  }

  private static String text(Status status) {
    StringBuilder text = new StringBuilder(String.valueOf(status.getDescription()));
    for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null && text.indexOf(cause.getMessage()) < 0) {
        text.append(": ").append(cause.getMessage());
      }
    }
    return text.toString();
  }
}
