package io.longshore.agent.gate;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Why a target was not reached, in words to be read after its name. */
public final class Unreachable {
  private Unreachable() {}

  /** The words for what a socket threw. */
  public static String words(Throwable trouble) {
    return "does not answer (" + why(trouble) + ")";
  }

  private static String why(Throwable trouble) {
    String message = String.valueOf(trouble.getMessage());
    if (trouble instanceof SocketTimeoutException) {
      return "no answer in time";
    }
    if (trouble instanceof EOFException) {
      return "it closed the connection";
    }
    if (trouble instanceof UnknownHostException) {
      return "its address is not known";
    }
    if (trouble instanceof NoRouteToHostException) {
      return "no route to its host";
    }
    String lower = message.toLowerCase(Locale.ROOT);
    if (trouble instanceof ConnectException && lower.contains("refused")) {
      return "connection refused";
    }
    return lower.contains("reset") ? "it reset the connection" : message;
  }
}
