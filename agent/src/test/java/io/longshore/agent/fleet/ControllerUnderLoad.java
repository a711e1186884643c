package io.longshore.agent.fleet;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A controller as it is shipped, in a process of its own, and what the kernel says of it. */
final class ControllerUnderLoad {
  /** The kernel counts processor time in hundredths of a second (USER_HZ). */
  private static final double TICKS = 100;

  private static final URI METRICS = URI.create("http://127.0.0.1:7480/metrics");

  private final Path program;
  private final Path folder;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Process process;

  /**
   * One that does not run yet.
   *
   * @param program {@code bin/controller}
   * @param folder where it keeps its state and its log
   */
  ControllerUnderLoad(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  Path state() {
    return folder.resolve("controller");
  }

  /** Starts it, from the state of any earlier start; returns at once. */
  void start() throws IOException {
    process =
        new ProcessBuilder(program.toString(), "serve", "--state", state().toString())
            .redirectOutput(Redirect.appendTo(folder.resolve("controller.log").toFile()))
            .redirectErrorStream(true)
            .start();
  }

  /** Ends it as kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  boolean lives() {
    return process.isAlive();
  }

  /** What it says of itself; empty while it does not answer. */
  String metrics() throws InterruptedException {
    try {
      HttpRequest ask = HttpRequest.newBuilder(METRICS).timeout(Duration.ofSeconds(5)).build();
      return http.send(ask, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException notYet) {
      return "";
    }
  }

  /** One sample of its metrics; -1 while it does not answer or has no such sample. */
  int metric(String sample) throws InterruptedException {
    Matcher line =
        Pattern.compile("^" + Pattern.quote(sample) + " (\\d+)", Pattern.MULTILINE)
            .matcher(metrics());
    return line.find() ? Integer.parseInt(line.group(1)) : -1;
  }

  /** Its resident memory, MiB. */
  double resident() throws IOException {
    return status("VmRSS") / 1024.0;
  }

  /** The most it ever was, MiB. */
  double peak() throws IOException {
    return status("VmHWM") / 1024.0;
  }

  int threads() throws IOException {
    return (int) status("Threads");
  }

  /** Processor time it has used, seconds. */
  double processor() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  /** Runs a command of its command line, output into a file beside its log; its exit code. */
  int command(Path output, String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(program.toString()));
    line.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("LONGSHORE_IDENTITY", state().resolve("operator").toString());
    builder.environment().put("LONGSHORE_CONTROLLER", "127.0.0.1");
    return builder.redirectOutput(output.toFile()).redirectErrorStream(true).start().waitFor();
  }

  private long status(String name) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("the kernel does not say " + name);
  }
}
