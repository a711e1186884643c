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
    return new TargetReading(target.name(), verdict(status), words(status), isSilence(status));
  }

  /** Nobody was reached; one that was and then ended the call is not silent. */
  private static boolean isSilence(Status status) {
    return status.getCode() == Status.Code.UNAVAILABLE
        && root(status) instanceof IOException
        && !distrusts(status);
  }

  private static Verdict verdict(Status status) {
    return status.getCode() == Status.Code.UNKNOWN ? Verdict.FAIL : Verdict.WAIT;
  }

  private static String words(Status status) {
    Throwable cause = root(status);
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED -> "does not answer (no answer in time)";
      case UNAVAILABLE ->
          distrusts(status)
              ? "shows a certificate that is not accepted (" + cause.getMessage() + ")"
              : cause instanceof IOException
                  ? Unreachable.words(cause)
                  : "does not answer (" + status.getDescription() + ")";
      // Fabric refuses a caller as UNKNOWN; why, only the node's own log says.
      case UNKNOWN -> "refuses: " + status.getDescription();
      default -> "answers " + status.getCode() + ": " + status.getDescription();
    };
  }

  /** What began it; null when nothing was thrown. */
  private static Throwable root(Status status) {
    Throwable cause = status.getCause();
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean distrusts(Status status) {
    for (Throwable one = status.getCause(); one != null; one = one.getCause()) {
      if (one instanceof CertificateException || one instanceof SSLException) {
        return true;
      }
    }
    return false;
  }
}
