package io.longshore.controller.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A conversation that is prepared while the spec is read: each of the two takes a JVM that has just
 * started about a third of a second. What goes wrong with it is said when it is needed.
 */
final class Dialling implements AutoCloseable {
  private final CompletableFuture<Session> opening;

  private Dialling(CompletableFuture<Session> opening) {
    this.opening = opening;
  }

  /** Begins, and does not wait. */
  static Dialling start(ConnectionOptions options) {
    return new Dialling(
        CompletableFuture.supplyAsync(
            () -> {
              Session session = Session.open(options);
              session.connect();
              return session;
            }));
  }

  /** The conversation, waited for. */
  Session session() {
    try {
      return opening.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Ends the conversation, also one that comes to be only later. */
  @Override
  public void close() {
    opening.thenAccept(Session::close);
  }
}
