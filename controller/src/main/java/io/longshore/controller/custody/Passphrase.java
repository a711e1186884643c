package io.longshore.controller.custody;

import io.longshore.base.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * The key an operator chose: any bytes, a passphrase or random ones. It does not print: its text is
 * the same for every key.
 */
public final class Passphrase {
  /** Below this it would be guessed whatever is derived from it. */
  public static final int SHORTEST = 12;

  /** Above this it is not a key but the wrong file. */
  public static final int LONGEST = 4096;

  private final byte[] bytes;

  private Passphrase(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * These bytes, between {@value #SHORTEST} and {@value #LONGEST}.
   *
   * @throws IllegalArgumentException there are fewer or more
   */
  public static Passphrase of(byte[] bytes) {
    if (bytes.length < SHORTEST || bytes.length > LONGEST) {
      throw new IllegalArgumentException(
          "it has " + bytes.length + " bytes, not between " + SHORTEST + " and " + LONGEST);
    }
    return new Passphrase(bytes.clone());
  }

  /**
   * What a file holds, less one line's end. Others than its owner must not be able to read it.
   *
   * @throws io.longshore.base.FailureException it is not there, is exposed, or is no key
   */
  public static Passphrase inFile(Path file) {
    try {
      Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
      others.removeAll(PosixFilePermissions.fromString("rwx------"));
      if (!others.isEmpty()) {
        throw refused(file, "others than its owner may read it", "chmod 600 " + file, null);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return content(file);
  }

  /**
   * A credential as systemd hands it over, less one line's end. Its permissions are the service
   * manager's business, which grants them by access lists.
   *
   * @throws io.longshore.base.FailureException it is not there or is no key
   */
  public static Passphrase credential(Path file) {
    return content(file);
  }

  private static Passphrase content(Path file) {
    try {
      if (Files.size(file) > LONGEST + 2) {
        throw refused(file, "it is larger than any key", "name the file that holds it", null);
      }
      return of(withoutLineEnd(Files.readAllBytes(file)));
    } catch (IllegalArgumentException e) {
      throw refused(
          file,
          e.getMessage(),
          "make one: (umask 077; head -c 32 /dev/urandom | base64 > " + file + ")",
          e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static byte[] withoutLineEnd(byte[] all) {
    int end = all.length;
    if (end > 0 && all[end - 1] == '\n') {
      end--;
      if (end > 0 && all[end - 1] == '\r') {
        end--;
      }
    }
    return Arrays.copyOf(all, end);
  }

  private static RuntimeException unreadable(Path file, IOException e) {
    return refused(
        file,
        e instanceof NoSuchFileException ? "there is no such file" : "it cannot be read: " + e,
        "name the file that holds the key the store is sealed with",
        e);
  }

  private static RuntimeException refused(Path file, String what, String remedy, Exception cause) {
    return new Failure(Failure.Kind.REJECTED, "key file " + file, what, remedy).toException(cause);
  }

  byte[] reveal() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "passphrase (not shown)";
  }
}
