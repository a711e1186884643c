package io.longshore.controller.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.controller.store.Fields;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys that files are sealed with, themselves sealed with one derived from what the operator
 * chose.
 *
 * @param derivation how the operator's key opens it
 * @param current which key new files are sealed with
 * @param changing whether files may still be plain, or sealed with another key than the current
 * @param wrapped the sealed keys, by id
 */
record Keyring(
    KeyDerivation derivation, String current, boolean changing, SortedMap<String, byte[]> wrapped) {
  private static final long VERSION = 1;
  private static final String KEY = "key.";

  Keyring {
    wrapped = Collections.unmodifiableSortedMap(new TreeMap<>(wrapped));
    if (!wrapped.containsKey(current)) {
      throw new IllegalArgumentException("it lacks the key that it says is in use");
    }
  }

  /** Wraps the keys under one that is derived already. */
  static Keyring wrap(
      KeyDerivation derivation,
      SealingKey derived,
      String current,
      boolean changing,
      Map<String, SealingKey> keys,
      SecureRandom random) {
    SortedMap<String, byte[]> wrapped = new TreeMap<>();
    keys.forEach(
        (id, key) ->
            wrapped.put(
                id, derived.seal(key.reveal(), bound(derivation, current, changing, id), random)));
    return new Keyring(derivation, current, changing, wrapped);
  }

  /** The keys by id, or empty if the derived key is not the one they were wrapped with. */
  Optional<SortedMap<String, SealingKey>> unwrap(SealingKey derived) {
    SortedMap<String, SealingKey> keys = new TreeMap<>();
    for (Map.Entry<String, byte[]> one : wrapped.entrySet()) {
      Optional<byte[]> key =
          derived.open(one.getValue(), bound(derivation, current, changing, one.getKey()));
      if (key.isEmpty()) {
        return Optional.empty();
      }
      keys.put(one.getKey(), new SealingKey(key.get()));
    }
    return Optional.of(keys);
  }

  byte[] encode() {
    Fields fields = described(derivation, current, changing);
    for (Map.Entry<String, byte[]> one : wrapped.entrySet()) {
      fields = fields.with(KEY + one.getKey(), Base64.getEncoder().encodeToString(one.getValue()));
    }
    return fields.encode();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException the bytes are something else
   */
  static Keyring decode(byte[] bytes) {
    Fields fields = Fields.decode(bytes);
    if (fields.number("version") != VERSION) {
      throw new IllegalArgumentException(
          "it is of version " + fields.text("version") + ", and this program reads " + VERSION);
    }
    SortedMap<String, byte[]> wrapped = new TreeMap<>();
    fields
        .values()
        .forEach(
            (name, value) -> {
              if (name.startsWith(KEY)) {
                wrapped.put(name.substring(KEY.length()), Base64.getDecoder().decode(value));
              }
            });
    return new Keyring(
        new KeyDerivation(
            Math.toIntExact(fields.number("scrypt-n")),
            Math.toIntExact(fields.number("scrypt-r")),
            Math.toIntExact(fields.number("scrypt-p")),
            fields.text("salt")),
        fields.text("current"),
        fields.text("changing").equals("true"),
        wrapped);
  }

  private static Fields described(KeyDerivation derivation, String current, boolean changing) {
    return Fields.empty()
        .with("version", String.valueOf(VERSION))
        .with("scrypt-n", String.valueOf(derivation.cost()))
        .with("scrypt-r", String.valueOf(derivation.block()))
        .with("scrypt-p", String.valueOf(derivation.parallel()))
        .with("salt", derivation.salt())
        .with("current", current)
        .with("changing", String.valueOf(changing));
  }

  private static byte[] bound(
      KeyDerivation derivation, String current, boolean changing, String id) {
    return (new String(described(derivation, current, changing).encode(), UTF_8) + id)
        .getBytes(UTF_8);
  }
}
