package io.longshore.controller.custody;

import io.longshore.base.Failure;
import java.io.IOException;

/** Why a vault does not open; each says what changes that. */
final class CustodyFailures {
  private static final String WHERE = "controller state, " + Custody.KEYRING;

  private CustodyFailures() {}

  static RuntimeException missing() {
    return new Failure(
            Failure.Kind.REJECTED,
            WHERE,
            "the private keys are sealed, and no key was given to open them with",
            "give the key they are sealed with: --key-file FILE, or the systemd credential "
                + KeyChoice.CREDENTIAL)
        .toException();
  }

  static RuntimeException wrong() {
    return new Failure(
            Failure.Kind.REJECTED,
            WHERE,
            "the key given is not the one the private keys are sealed with; nothing was changed",
            "give the right one; after an interrupted rekey that is the new one")
        .toException();
  }

  static RuntimeException foreign(String name) {
    return new Failure(
            Failure.Kind.BROKEN,
            "controller state, " + name,
            "it was not sealed with this store's key, or is not the file of that name",
            "restore the file from a backup of this store; start again, and what is left is sealed")
        .toException();
  }

  static RuntimeException disk(IOException e) {
    return new Failure(
            Failure.Kind.BROKEN,
            "controller state",
            "the private keys cannot be read or sealed: " + e.getMessage(),
            "look at the disk and the permissions of the state folder; start again, and what is"
                + " left is sealed")
        .toException(e);
  }
}
