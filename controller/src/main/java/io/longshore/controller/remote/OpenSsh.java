package io.longshore.controller.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The system's own {@code ssh}, with the operator's configuration, agent and known hosts. It never
 * asks: a password or an unknown host key ends the call.
 *
 * @param target {@code user@address}, as ssh takes it
 * @param options each as after {@code -o}
 * @param identityFile a private key to use; empty leaves that to ssh
 */
public record OpenSsh(String target, List<String> options, Optional<Path> identityFile)
    implements RemoteShell {
  public OpenSsh {
    if (target.isBlank() || target.startsWith("-")) {
      throw new IllegalArgumentException("user@address is expected, not \"" + target + '"');
    }
    options = List.copyOf(options);
  }

  @Override
  public Answer run(String script, byte[] input, Duration patience) throws IOException {
    Path complaints = Files.createTempFile("longshore-ssh", ".err");
    try {
      Process ssh = new ProcessBuilder(command(script)).redirectError(complaints.toFile()).start();
      feed(ssh, input);
      return end(ssh, complaints, patience);
    } finally {
      Files.deleteIfExists(complaints);
    }
  }

  @Override
  public Answer send(Path folder, List<String> paths, String script, Duration patience)
      throws IOException {
    List<String> tar = new ArrayList<>(List.of("tar", "-C", folder.toString(), "-cf", "-", "--"));
    tar.addAll(paths);
    Path complaints = Files.createTempFile("longshore-ssh", ".err");
    try {
      List<Process> both =
          ProcessBuilder.startPipeline(
              List.of(
                  new ProcessBuilder(tar).redirectError(ProcessBuilder.Redirect.DISCARD),
                  new ProcessBuilder(command(script)).redirectError(complaints.toFile())));
      return end(both.get(1), complaints, patience);
    } finally {
      Files.deleteIfExists(complaints);
    }
  }

  /** The command line: the script is its last word, and the remote shell's only one. */
  List<String> command(String script) {
    List<String> words = new ArrayList<>(List.of("ssh", "-T", "-o", "BatchMode=yes"));
    words.addAll(List.of("-o", "ConnectTimeout=10"));
    for (String option : options) {
      words.addAll(List.of("-o", option));
    }
    identityFile.ifPresent(file -> words.addAll(List.of("-i", file.toString())));
    words.addAll(List.of("--", target, script));
    return words;
  }

  /** One that ends without reading everything says itself why. */
  private static void feed(Process ssh, byte[] input) throws IOException {
    OutputStream in = ssh.getOutputStream();
    try {
      in.write(input);
      in.close();
    } catch (IOException unread) {
      if (ssh.isAlive()) {
        ssh.destroy();
        throw unread;
      }
    }
  }

  private static Answer end(Process process, Path complaints, Duration patience)
      throws IOException {
    process
        .onExit()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            late -> {
              process.destroy();
              return process;
            });
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Answer(process.waitFor(), out, Files.readString(complaints));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new IOException("it was interrupted", e);
    }
  }
}
