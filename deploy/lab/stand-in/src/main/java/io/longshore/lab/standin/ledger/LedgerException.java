package io.longshore.lab.standin.ledger;

/** A block file that holds what it should not. */
public final class LedgerException extends Exception {
  private static final long serialVersionUID = 1L;

  public LedgerException(String message) {
    super(message);
  }
}
