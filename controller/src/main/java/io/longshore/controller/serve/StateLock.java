package io.longshore.controller.serve;

import io.longshore.base.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps two controllers from one state folder. The kernel lets go of it when the process ends. */
final class StateLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StateLock.class);

  private final FileChannel file;

  private StateLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the folder.
   *
   * @throws io.longshore.base.FailureException another process has it, or it cannot be written
   */
  static StateLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel file =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = file.tryLock();
      if (lock == null) {
        file.close();
        throw taken(folder);
      }
      return new StateLock(file);
    } catch (OverlappingFileLockException e) {
      throw taken(folder);
    } catch (IOException e) {
      throw new Failure(
              Failure.Kind.REJECTED,
              folder.toString(),
              "the controller cannot keep its state there: " + e.getMessage(),
              "run it as the folder's owner, or name another: --state DIR")
          .toException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("the lock of the state folder was not let go cleanly: {}", e.getMessage());
    }
  }

  private static RuntimeException taken(Path folder) {
    return new Failure(
            Failure.Kind.REJECTED,
            folder.toString(),
            "another controller keeps its state there",
            "stop the other one, or name another folder: --state DIR")
        .toException();
  }
}
