package io.longshore.lab.standin.msp;

/** Material or an identity that the membership rules refuse; the message says why. */
public final class MspException extends Exception {
  private static final long serialVersionUID = 1L;

  public MspException(String message) {
    super(message);
  }

  public MspException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
