package io.longshore.controller.store;

import io.longshore.base.Digest;
import io.longshore.base.StateDir;
import java.util.Optional;

/**
 * How far the smoke tests of chaincodes are: each is made once. Every write is durable before it
 * returns.
 */
public final class SmokeRecords {
  private static final String SENT = "sent";
  private static final String PASSED = "passed";

  private final StateFiles files;

  /** Records in this state folder. */
  public SmokeRecords(StateDir state) {
    this.files = new StateFiles(state);
  }

  /** Whether it has passed. */
  public boolean passed(Digest test) {
    return fields(test).find(PASSED).isPresent();
  }

  /** The newest transaction that was made for it, whether or not it ever left. */
  public Optional<String> sent(Digest test) {
    return fields(test).find(SENT);
  }

  /** Notes a transaction before it is handed to an orderer. */
  public void sending(Digest test, String transaction) {
    files.put(name(test), fields(test).with(SENT, transaction).encode());
  }

  /** Notes that it has passed. */
  public void pass(Digest test) {
    files.put(name(test), fields(test).with(PASSED, "yes").encode());
  }

  private Fields fields(Digest test) {
    return files.get(name(test), Fields::decode).orElseGet(Fields::empty);
  }

  private static String name(Digest test) {
    return "smoke/" + test.hex();
  }
}
