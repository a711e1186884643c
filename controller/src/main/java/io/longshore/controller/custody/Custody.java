package io.longshore.controller.custody;

import io.longshore.base.Failure;
import io.longshore.base.StateDir;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Opens the vault of a controller's state, and changes what it is locked with. Every change is
 * begun by replacing the keyring and ended by replacing it again; what lies between is done over
 * until it is done, so it may be interrupted anywhere.
 */
public final class Custody {
  /** Where the keyring lies in the state folder. */
  static final String KEYRING = "keyring";

  private final StateDir state;
  private final List<SecretFiles> secrets;
  private final SecureRandom random;
  private final int cost;

  /**
   * The custody of a state folder.
   *
   * @param more further files with private keys that belong to it
   */
  public Custody(StateDir state, List<SecretFiles> more, SecureRandom random) {
    this(state, more, random, KeyDerivation.COST);
  }

  Custody(StateDir state, List<SecretFiles> more, SecureRandom random, int cost) {
    this.state = state;
    this.secrets = new ArrayList<>(more);
    this.secrets.add(0, new StateSecrets(state));
    this.random = random;
    this.cost = cost;
  }

  /**
   * The vault, for the key that was chosen. With a key and a plain store, everything in it is
   * sealed now; a change that was interrupted is completed.
   *
   * @throws io.longshore.base.FailureException the store is sealed and the key is missing or
   *     another one; nothing has changed
   */
  public Vault open(Optional<Passphrase> chosen) {
    try {
      Optional<Keyring> keyring = keyring();
      if (keyring.isEmpty()) {
        return chosen.isEmpty() ? Vault.plain() : begin(chosen.get(), new TreeMap<>());
      }
      if (chosen.isEmpty()) {
        throw CustodyFailures.missing();
      }
      Keyring kept = keyring.get();
      SealingKey derived = kept.derivation().derive(chosen.get());
      SortedMap<String, SealingKey> keys = kept.unwrap(derived).orElseThrow(CustodyFailures::wrong);
      return kept.changing()
          ? complete(kept.derivation(), derived, kept.current(), keys)
          : Vault.sealing(kept.current(), keys, false, random);
    } catch (IOException e) {
      throw CustodyFailures.disk(e);
    }
  }

  /**
   * Seals everything anew with new keys, under another chosen key; a plain store is sealed.
   *
   * @param old the key chosen before; empty when the store is plain
   * @return whether anything was to be done: false when an interrupted change was to this key and
   *     is complete
   * @throws io.longshore.base.FailureException neither key opens the store; nothing has changed
   */
  public boolean rekey(Optional<Passphrase> old, Passphrase next) {
    try {
      Optional<Keyring> keyring = keyring();
      if (keyring.isEmpty()) {
        begin(next, new TreeMap<>());
        return true;
      }
      Keyring kept = keyring.get();
      Optional<SortedMap<String, SealingKey>> keys =
          old.flatMap(one -> kept.unwrap(kept.derivation().derive(one)));
      if (keys.isPresent()) {
        begin(next, keys.get());
        return true;
      }
      SealingKey derived = kept.derivation().derive(next);
      Optional<SortedMap<String, SealingKey>> already = kept.unwrap(derived);
      if (already.isEmpty()) {
        throw old.isEmpty() ? CustodyFailures.missing() : CustodyFailures.wrong();
      }
      if (kept.changing()) {
        complete(kept.derivation(), derived, kept.current(), already.get());
      }
      return kept.changing();
    } catch (IOException e) {
      throw CustodyFailures.disk(e);
    }
  }

  /** Whether the store is sealed, whatever the key. */
  public boolean isSealed() {
    try {
      return keyring().isPresent();
    } catch (IOException e) {
      throw CustodyFailures.disk(e);
    }
  }

  private Vault begin(Passphrase chosen, SortedMap<String, SealingKey> before) throws IOException {
    KeyDerivation derivation = KeyDerivation.fresh(cost, random);
    SealingKey derived = derivation.derive(chosen);
    SortedMap<String, SealingKey> keys = new TreeMap<>(before);
    String id = SealedFile.newKeyId(random);
    keys.put(id, SealingKey.generate(random));
    // Before anything changes: a keyring that does not open every file would lock the rest away.
    Vault both = Vault.sealing(id, keys, true, random);
    for (SecretFiles files : secrets) {
      for (String name : files.names()) {
        opened(both, files, name);
      }
    }
    write(Keyring.wrap(derivation, derived, id, true, keys, random));
    return complete(derivation, derived, id, keys);
  }

  private Vault complete(
      KeyDerivation derivation,
      SealingKey derived,
      String current,
      SortedMap<String, SealingKey> keys)
      throws IOException {
    Vault both = Vault.sealing(current, keys, true, random);
    for (SecretFiles files : secrets) {
      files.sweep();
      for (String name : files.names()) {
        files.replace(name, both.seal(name, opened(both, files, name)));
      }
    }
    SortedMap<String, SealingKey> left = new TreeMap<>(Map.of(current, keys.get(current)));
    write(Keyring.wrap(derivation, derived, current, false, left, random));
    return Vault.sealing(current, left, false, random);
  }

  private static byte[] opened(Vault vault, SecretFiles files, String name) throws IOException {
    return vault.open(name, files.read(name)).orElseThrow(() -> CustodyFailures.foreign(name));
  }

  /** Twice: the version before, which a state folder keeps, is opened by the key before. */
  private void write(Keyring keyring) throws IOException {
    state.put(KEYRING, keyring.encode());
    state.put(KEYRING, keyring.encode());
  }

  private Optional<Keyring> keyring() throws IOException {
    try {
      return state.get(KEYRING).map(Keyring::decode);
    } catch (IllegalArgumentException e) {
      throw new Failure(
              Failure.Kind.BROKEN,
              "controller state, " + KEYRING,
              "it is no keyring of this program: " + e.getMessage(),
              "restore it from a backup; without it nothing that it locks can be opened")
          .toException(e);
    }
  }
}
