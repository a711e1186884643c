package io.longshore.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @TempDir Path folder;

  @Test
  void its_lock_is_taken_again_once_it_was_given_back() throws IOException {
    StateFolder state = new StateFolder(folder.resolve("agent"));
    try (FileLock lock = state.lock()) {
      assertTrue(lock.isValid());
    }
    try (FileLock lock = state.lock()) {
      assertTrue(lock.isValid());
    }
  }

  /** Root may write anywhere, so what cannot be written is a folder where the file should be. */
  @Test
  void a_state_that_cannot_be_written_is_told_of_with_a_remedy() throws IOException {
    Files.createDirectory(folder.resolve("lock"));
    FailureException refused =
        assertThrows(FailureException.class, () -> new StateFolder(folder).lock());
    Failure failure = refused.failure();
    assertEquals(Failure.Kind.RETRY, failure.kind());
    assertEquals(folder.toString(), failure.where());
    assertEquals("the agent's state cannot be written: Is a directory", failure.what());
    assertTrue(failure.remedy().startsWith("mount the disk for writing"), failure.remedy());
  }
}
