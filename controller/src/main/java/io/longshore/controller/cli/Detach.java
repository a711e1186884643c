package io.longshore.controller.cli;

import java.util.List;

/** What happens when a person presses Ctrl-C while watching: the watching ends, not the work. */
final class Detach {
  private Detach() {}

  /**
   * Says so, and ends the conversation.
   *
   * @param next what a person may do now, one sentence
   */
  static Thread onInterrupt(Console console, Session session, String next) {
    Thread goodbye =
        new Thread(
            () -> {
              console.complain(List.of("", "detached: the work goes on. " + next));
              session.close();
            },
            "detach");
    Runtime.getRuntime().addShutdownHook(goodbye);
    return goodbye;
  }

  static void cancel(Thread goodbye) {
    try {
      Runtime.getRuntime().removeShutdownHook(goodbye);
    } catch (IllegalStateException alreadyGoing) {
      Thread.currentThread().interrupt();
    }
  }
}
