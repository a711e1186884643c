package io.longshore.controller.custody;

import io.longshore.base.DamagedStateException;
import io.longshore.base.StateDir;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A state folder whose records with private keys go through a vault. */
public final class SealedStateDir implements StateDir {
  private final StateDir state;
  private final Vault vault;

  /** The folder, seen through the vault. */
  public SealedStateDir(StateDir state, Vault vault) {
    this.state = state;
    this.vault = vault;
  }

  @Override
  public void put(String name, byte[] content) throws IOException {
    state.put(
        name,
        StateSecrets.isSecret(name) ? vault.seal(StateSecrets.PREFIX + name, content) : content);
  }

  /**
   * @throws DamagedStateException also: it was not sealed with this vault's keys under this name
   */
  @Override
  public Optional<byte[]> get(String name) throws IOException {
    Optional<byte[]> kept = state.get(name);
    if (kept.isEmpty() || !StateSecrets.isSecret(name)) {
      return kept;
    }
    Optional<byte[]> opened = vault.open(StateSecrets.PREFIX + name, kept.get());
    if (opened.isEmpty()) {
      throw new DamagedStateException(
          name + " was not sealed with this store's key, or is not the file of that name");
    }
    return opened;
  }

  @Override
  public void remove(String name) throws IOException {
    state.remove(name);
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return state.list(folder);
  }
}
