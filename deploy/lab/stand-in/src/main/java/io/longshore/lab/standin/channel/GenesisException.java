package io.longshore.lab.standin.channel;

/** A genesis block that cannot be used; the message says why. */
public final class GenesisException extends Exception {
  private static final long serialVersionUID = 1L;

  public GenesisException(String message) {
    super(message);
  }

  public GenesisException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
