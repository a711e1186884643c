package io.longshore.agent.gate.fabric;

import io.grpc.Status;
import io.longshore.agent.gate.TargetReading;
import io.longshore.agent.gate.Unreachable;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import java.io.IOException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** What it means that a call failed. */
final class CallTrouble {
  private CallTrouble() {}

  static TargetReading reading(GateTarget target, Status status) {
    return new TargetReading(target.name(), verdict(status), words(status));
  }

  private static Verdict verdict(Status status) {
    return status.getCode() == Status.Code.UNKNOWN ? Verdict.FAIL : Verdict.WAIT;
  }

  private static String words(Status status) {
    Throwable cause = status.getCause();
    boolean distrusted = false;
    while (cause != null && cause.getCause() != null) {
      distrusted |= cause instanceof CertificateException || cause instanceof SSLException;
      cause = cause.getCause();
    }
    distrusted |= cause instanceof CertificateException || cause instanceof SSLException;
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED -> "does not answer (no answer in time)";
      case UNAVAILABLE ->
          distrusted
              ? "shows a certificate that is not accepted (" + cause.getMessage() + ")"
              : cause instanceof IOException
                  ? Unreachable.words(cause)
                  : "does not answer (" + status.getDescription() + ")";
      // Fabric refuses a caller as UNKNOWN; why, only the node's own log says.
      case UNKNOWN -> "refuses: " + status.getDescription();
      default -> "answers " + status.getCode() + ": " + status.getDescription();
    };
  }
}
