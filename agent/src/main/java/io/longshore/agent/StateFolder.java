package io.longshore.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.agent.link.Address;
import io.longshore.base.DiskStateDir;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.base.StateDir;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where an agent keeps what must outlive it.
 *
 * @param root absolute
 */
record StateFolder(Path root) {
  private static final String CONTROLLERS = "controllers";

  static StateFolder of(Arguments arguments) {
    String place = arguments.value("state").orElse("/var/lib/longshore/agent");
    return new StateFolder(Path.of(place).toAbsolutePath());
  }

  Path identity() {
    return root.resolve("identity");
  }

  Path files() {
    return root.resolve("files");
  }

  Path artifacts() {
    return root.resolve("artifacts");
  }

  StateDir state() throws IOException {
    return new DiskStateDir(root.resolve("state"));
  }

  /** Where the controllers are, as the enrolment left it. */
  Optional<List<Address>> controllers() throws IOException {
    return state()
        .get(CONTROLLERS)
        .map(text -> Address.parseAll(new String(text, UTF_8), Address.LINK_PORT));
  }

  void rememberControllers(List<Address> controllers) throws IOException {
    String text = controllers.stream().map(Address::toString).collect(Collectors.joining(","));
    state().put(CONTROLLERS, text.getBytes(UTF_8));
  }

  /**
   * Two agents on one state would undo each other's work. Held until the process ends.
   *
   * @throws FailureException of kind REJECTED: another agent has it; of kind RETRY: nothing can be
   *     written there, so that nobody can be kept out
   */
  FileLock lock() throws IOException {
    FileChannel channel;
    try {
      state();
      channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileSystemException unwritable) {
      throw new Failure(
              Failure.Kind.RETRY,
              root.toString(),
              "the agent's state cannot be written: "
                  + Optional.ofNullable(unwritable.getReason()).orElse(unwritable.toString()),
              "mount the disk for writing, or make room on it, and start the agent again;"
                  + " containers go on as they are, and nobody heals them until then")
          .toException(unwritable);
    }
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new Failure(
              Failure.Kind.REJECTED,
              root.toString(),
              "another agent runs with this state",
              "stop it first, or name another folder with --state")
          .toException();
    }
    return lock;
  }
}
