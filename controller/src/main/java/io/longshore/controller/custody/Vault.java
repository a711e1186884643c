package io.longshore.controller.custody;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.SortedMap;

/** What private keys go through on their way to the disk and back. */
public interface Vault {
  /**
   * Makes content fit for the disk.
   *
   * @param name the file's, which is bound to the content
   */
  byte[] seal(String name, byte[] plain);

  /**
   * The content of a file of that name, or empty if the bytes were not sealed under this name with
   * a key of this vault.
   */
  Optional<byte[]> open(String name, byte[] bytes);

  /** Whether what it gives to the disk is encrypted. */
  boolean isSealing();

  /** A vault without a lock, for when nobody chose a key: sealed content is not opened by it. */
  static Vault plain() {
    return new Vault() {
      @Override
      public byte[] seal(String name, byte[] plain) {
        return plain;
      }

      @Override
      public Optional<byte[]> open(String name, byte[] bytes) {
        return SealedFile.isSealed(bytes) ? Optional.empty() : Optional.of(bytes);
      }

      @Override
      public boolean isSealing() {
        return false;
      }
    };
  }

  /**
   * A vault with keys.
   *
   * @param current id of the key that seals
   * @param keys by id; each opens what it sealed
   * @param plainToo whether content that was never sealed is taken: while a store is being sealed
   */
  static Vault sealing(
      String current, SortedMap<String, SealingKey> keys, boolean plainToo, SecureRandom random) {
    return new Vault() {
      @Override
      public byte[] seal(String name, byte[] plain) {
        return SealedFile.seal(current, keys.get(current), name, plain, random);
      }

      @Override
      public Optional<byte[]> open(String name, byte[] bytes) {
        if (!SealedFile.isSealed(bytes)) {
          return plainToo ? Optional.of(bytes) : Optional.empty();
        }
        return SealedFile.parse(bytes)
            .filter(file -> keys.containsKey(file.keyId()))
            .flatMap(file -> file.open(keys.get(file.keyId()), name));
      }

      @Override
      public boolean isSealing() {
        return true;
      }
    };
  }
}
