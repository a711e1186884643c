package io.longshore.controller.serve;

import io.longshore.base.DiskStateDir;
import io.longshore.base.Failure;
import io.longshore.base.StateDir;
import io.longshore.controller.custody.Custody;
import io.longshore.controller.custody.Passphrase;
import io.longshore.controller.custody.Vault;
import io.longshore.controller.workload.fabric.material.MaterialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** All private keys of a controller's state folder, as one custody. */
public final class StateCustody {
  private StateCustody() {}

  static Custody of(Path folder, StateDir state, SecureRandom random) {
    return new Custody(
        state, List.of(MaterialStore.secrets(ControllerProcess.material(folder))), random);
  }

  /**
   * The vault of a state folder as it is: a plain store stays plain, whatever the key.
   *
   * @throws io.longshore.base.FailureException the store is sealed, and not with this key
   */
  static Vault existing(Path folder, Optional<Passphrase> key) {
    try {
      Custody custody = of(folder, new DiskStateDir(folder), ControllerProcess.random());
      return custody.isSealed() ? custody.open(key) : Vault.plain();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /**
   * Seals the private keys of a controller that does not run anew, under another chosen key.
   *
   * @param folder the controller's state
   * @param old what they are sealed with; empty when they are not
   * @return false when they were sealed with the new key already
   * @throws io.longshore.base.FailureException the controller runs, or neither key opens them;
   *     nothing has changed
   */
  public static boolean rekey(Path folder, Optional<Passphrase> old, Passphrase next) {
    if (!Files.isDirectory(folder)) {
      throw new Failure(
              Failure.Kind.REJECTED,
              folder.toString(),
              "there is no such folder",
              "name the controller's state: --state DIR")
          .toException();
    }
    StateLock lock = StateLock.take(folder);
    try {
      return of(folder, new DiskStateDir(folder), ControllerProcess.random()).rekey(old, next);
    } catch (IOException e) {
      throw unusable(folder, e);
    } finally {
      lock.close();
    }
  }

  private static RuntimeException unusable(Path folder, IOException e) {
    return new Failure(
            Failure.Kind.REJECTED,
            folder.toString(),
            "it cannot be used: " + e.getMessage(),
            "run this as the folder's owner")
        .toException(e);
  }
}
