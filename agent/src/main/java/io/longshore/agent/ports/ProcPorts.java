package io.longshore.agent.ports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's ports as Linux shows them below {@code /proc} (proc(5)). */
public final class ProcPorts implements HostPorts {
  private static final Logger LOG = LoggerFactory.getLogger(ProcPorts.class);
  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

  private final Path proc;

  /** The ports shown below this folder. */
  public ProcPorts(Path proc) {
    this.proc = proc;
  }

  @Override
  public List<Listening> listening() {
    List<Listening> all = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      try {
        String text = Files.readString(proc.resolve("net").resolve(table));
        all.addAll(SocketTable.listening(text));
      } catch (IOException e) {
        LOG.debug("{} is not there: {}", table, e.toString());
      }
    }
    return all;
  }

  @Override
  public Map<Long, String> holders(Collection<Long> inodes) {
    Map<Long, String> holders = new HashMap<>();
    if (inodes.isEmpty()) {
      return holders;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        for (long inode : sockets(process)) {
          if (inodes.contains(inode)) {
            holders.putIfAbsent(inode, name(process));
          }
        }
      }
    } catch (IOException e) {
      LOG.debug("processes cannot be listed: {}", e.toString());
    }
    return holders;
  }

  /** Processes end, or belong to others, while one looks: both just hold nothing to be seen. */
  private static List<Long> sockets(Path process) {
    List<Long> inodes = new ArrayList<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        socket(descriptor).ifPresent(inodes::add);
      }
    } catch (IOException e) {
      LOG.trace("{} shows no descriptors: {}", process, e.toString());
    }
    return inodes;
  }

  private static Optional<Long> socket(Path descriptor) {
    try {
      Matcher socket = SOCKET.matcher(Files.readSymbolicLink(descriptor).toString());
      return socket.matches() ? Optional.of(Long.parseLong(socket.group(1))) : Optional.empty();
    } catch (IOException closedMeanwhile) {
      return Optional.empty();
    }
  }

  private static String name(Path process) {
    String number = process.getFileName().toString();
    try {
      String command =
          Files.readString(process.resolve("comm"), StandardCharsets.ISO_8859_1).strip();
      return "process " + command.replaceAll("[^\\x20-\\x7e]", "?") + " (pid " + number + ")";
    } catch (IOException e) {
      return "process " + number;
    }
  }
}
