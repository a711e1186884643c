package io.longshore.controller.store.sql;

import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The controller's database, opened by its first use.
 *
 * <p>Each call is one transaction and blocks until it is on disk. Any thread may call; writers wait
 * for each other, and so do readers, but neither waits for the other kind.
 */
public final class Database implements AutoCloseable {
  /** Its name in the state folder. */
  public static final String FILE = "controller.db";

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int BUSY_MILLIS = 5_000;

  private final Path file;
  private final Object opening = new Object();
  private final Object writing = new Object();
  private final Object reading = new Object();
  private volatile Open open;
  private boolean closed;

  /** The database of this state folder. Nothing is touched yet. */
  public Database(Path folder) {
    this.file = folder.resolve(FILE);
  }

  /**
   * Opens it, making or changing its tables where that is needed.
   *
   * @throws io.longshore.base.FailureException it is damaged, of a newer program, or out of reach
   */
  public void open() {
    connections();
  }

  /**
   * Does the work and commits it, durably, before this returns; a failure undoes it as a whole.
   *
   * @throws io.longshore.base.FailureException the database refuses it
   */
  public <T> T write(Work<T> work) {
    synchronized (writing) {
      return transact(connections().writer(), work);
    }
  }

  /**
   * Reads one state of all tables: what is committed meanwhile is not seen.
   *
   * @throws io.longshore.base.FailureException the database cannot be read
   */
  public <T> T read(Work<T> work) {
    synchronized (reading) {
      return transact(connections().reader(), work);
    }
  }

  /** Lets go of the file. Later calls fail. */
  @Override
  public void close() {
    synchronized (opening) {
      closed = true;
      if (open != null) {
        close(open.reader());
        close(open.writer());
        open = null;
      }
    }
  }

  private <T> T transact(Connection connection, Work<T> work) {
    try {
      T result;
      try {
        result = work.run(new Statements(connection));
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        undo(connection, e);
        throw e;
      }
      return result;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static void undo(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private Open connections() {
    Open now = open;
    if (now != null) {
      return now;
    }
    synchronized (opening) {
      if (closed) {
        throw new Failure(
                Failure.Kind.RETRY, file.toString(), "the controller is ending", "start it again")
            .toException();
      }
      if (open == null) {
        open = connect();
      }
      return open;
    }
  }

  private Open connect() {
    try {
      ownerOnly();
      SQLiteDataSource source = source();
      Schema.bring(source, file);
      Connection writer = source.getConnection();
      Connection reader = source.getConnection();
      writer.setAutoCommit(false);
      reader.setAutoCommit(false);
      return new Open(writer, reader);
    } catch (SQLException e) {
      throw failure(e);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Specs may hold what is nobody's business; SQLite gives its log the mode of the file. */
  private void ownerOnly() throws IOException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      LOG.debug("{} is there", file);
    }
  }

  private SQLiteDataSource source() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private FailureException failure(Exception e) {
    return new Failure(
            Failure.Kind.BROKEN,
            file.toString(),
            "the controller's database cannot be used: " + e.getMessage(),
            "look at the disk and the permissions of the state folder; a damaged file is replaced"
                + " by its backup, or moved away: what was done before is then forgotten, and the"
                + " next apply begins anew")
        .toException(e);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.warn("the database was not closed cleanly: {}", e.getMessage());
    }
  }

  private record Open(Connection writer, Connection reader) {}
}
