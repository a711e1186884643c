package io.longshore.controller.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Finds out what kind of console the process has. */
final class Consoles {
  private static final int COLUMNS = 80;
  private static final int ROWS = 24;

  private Consoles() {}

  /** The process's own console. NO_COLOR (no-color.org) and TERM=dumb are honoured. */
  static Console ofProcess(Map<String, String> environment) {
    boolean terminal =
        System.console() != null && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
    boolean colour = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    int[] size = terminal ? size() : new int[] {ROWS, COLUMNS};
    return new Console(
        stream(FileDescriptor.out), stream(FileDescriptor.err), terminal, colour, size[1], size[0]);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** Java cannot ask a terminal for its size; stty, which every host has, can. */
  private static int[] size() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size").redirectInput(ProcessBuilder.Redirect.INHERIT).start();
      String answer =
          new String(stty.getInputStream().readNBytes(32), StandardCharsets.US_ASCII).trim();
      if (stty.waitFor(1, TimeUnit.SECONDS) && answer.matches("[1-9][0-9]{0,4} [1-9][0-9]{0,4}")) {
        String[] parts = answer.split(" ");
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
      }
    } catch (IOException noStty) {
      return new int[] {ROWS, COLUMNS};
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new int[] {ROWS, COLUMNS};
  }
}
