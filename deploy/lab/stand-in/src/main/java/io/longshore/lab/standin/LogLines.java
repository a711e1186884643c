package io.longshore.lab.standin;

import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Log lines in the shape of Fabric's default format, on one stream; every line names the stand-in
 * as its author.
 */
public final class LogLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final Clock clock;
  private final AtomicInteger sequence = new AtomicInteger();

  public LogLines(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** What a reader of the log should know. */
  public void info(String module, String format, Object... values) {
    line("INFO", module, String.format(format, values));
  }

  /** What went wrong for one request or one attempt. */
  public void warning(String module, String format, Object... values) {
    line("WARN", module, String.format(format, values));
  }

  /** What went wrong for good. */
  public void critical(String module, String format, Object... values) {
    line("CRIT", module, String.format(format, values));
  }

  /** The last line of a process: level FATA for exit code 1, PANI for 2. */
  public void death(String module, Death death) {
    line(death.exitCode() == 1 ? "FATA" : "PANI", module, death.getMessage());
    if (death.exitCode() == 2) {
      out.println("panic: " + death.getMessage());
    }
    out.flush();
  }

  /** Three lines that cannot be taken for the real program's, the first thing a process prints. */
  public void banner(String what) {
    out.println(
        "STAND-IN: this is Longshore's test double of hyperledger/fabric-"
            + what
            + ":1.4.0, NOT Hyperledger Fabric.");
    out.println(
        "STAND-IN: it exists for the lab only; it keeps no promise of security, durability or"
            + " compatibility.");
    out.println("STAND-IN: with the real image present, the lab uses that one instead.");
    out.flush();
  }

  private void line(String level, String module, String text) {
    out.println(
        "%s [%s] standIn -> %s %03x %s"
            .formatted(
                TIME.format(clock.instant()), module, level, sequence.incrementAndGet(), text));
  }
}
