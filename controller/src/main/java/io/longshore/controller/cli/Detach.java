package io.longshore.controller.cli;

import java.util.List;

/** What happens when a person presses Ctrl-C while watching: the watching ends, not the work. */
final class Detach {
  private Detach() {}

  static Thread onInterrupt(Console console, Session session) {
    Thread goodbye =
        new Thread(
            () -> {
              console.complain(
                  List.of(
                      "",
                      "detached: the work goes on. 'controller status' shows it;"
                          + " the same apply attaches again."));
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
