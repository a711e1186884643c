package io.longshore.controller.workload.fabric.material;

import io.longshore.controller.custody.Vault;
import io.longshore.controller.workload.fabric.material.MaterialException.Reason;
import java.util.Optional;

/** Files of which those with private keys go through a vault. */
final class SealedMaterialFiles implements MaterialFiles {
  /** Before a file's path in a vault. */
  static final String PREFIX = "material/";

  private final MaterialFiles files;
  private final Vault vault;

  SealedMaterialFiles(MaterialFiles files, Vault vault) {
    this.files = files;
    this.vault = vault;
  }

  /** Whether a file holds private keys: those of organisations do, the genesis block does not. */
  static boolean isSecret(String path) {
    return path.startsWith(OrganizationArchive.FOLDER);
  }

  @Override
  public Optional<byte[]> read(String path) throws MaterialException {
    Optional<byte[]> kept = files.read(path);
    if (kept.isEmpty() || !isSecret(path)) {
      return kept;
    }
    Optional<byte[]> opened = vault.open(PREFIX + path, kept.get());
    if (opened.isEmpty()) {
      throw new MaterialException(
          Reason.LOCKED,
          place(path),
          vault.isSealing()
              ? "it was not sealed with this store's key, or is not the file of that name"
              : "it is sealed, and the key to it is not at hand",
          vault.isSealing()
              ? "restore the file from a backup of this store"
              : "restore the keyring beside it from a backup, and give the key: --key-file FILE");
    }
    return opened;
  }

  @Override
  public void create(String path, byte[] content) throws MaterialException {
    files.create(path, isSecret(path) ? vault.seal(PREFIX + path, content) : content);
  }

  @Override
  public String place(String path) {
    return files.place(path);
  }
}
