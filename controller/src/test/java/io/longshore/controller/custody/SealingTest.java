package io.longshore.controller.custody;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] SECRET = "a canary of a private key".getBytes(US_ASCII);

  private final SealingKey key = SealingKey.generate(RANDOM);
  private final String id = SealedFile.newKeyId(RANDOM);
  private final Vault vault = vault(id, key, false);

  @Test
  void what_was_sealed_is_opened_under_its_own_name_alone() {
    byte[] sealed = vault.seal("a", SECRET);
    assertArrayEquals(SECRET, vault.open("a", sealed).orElseThrow());
    assertEquals(Optional.empty(), vault.open("b", sealed));
    assertFalse(new String(sealed, US_ASCII).contains("canary"));
  }

  @Test
  void no_two_sealings_of_one_content_are_alike() {
    assertFalse(java.util.Arrays.equals(vault.seal("a", SECRET), vault.seal("a", SECRET)));
  }

  @Test
  void not_one_flipped_bit_cut_or_added_byte_is_opened() {
    byte[] sealed = vault.seal("a", SECRET);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] flipped = sealed.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertEquals(Optional.empty(), vault.open("a", flipped), "bit " + bit);
    }
    for (int length = 0; length < sealed.length; length++) {
      assertEquals(
          Optional.empty(), vault.open("a", java.util.Arrays.copyOf(sealed, length)), "" + length);
    }
    assertEquals(
        Optional.empty(), vault.open("a", java.util.Arrays.copyOf(sealed, sealed.length + 1)));
  }

  @Test
  void a_plain_file_is_taken_only_while_a_store_is_being_sealed() {
    assertEquals(Optional.empty(), vault.open("a", SECRET));
    assertArrayEquals(SECRET, vault(id, key, true).open("a", SECRET).orElseThrow());
    assertEquals(Optional.empty(), Vault.plain().open("a", vault.seal("a", SECRET)));
    assertArrayEquals(SECRET, Vault.plain().open("a", SECRET).orElseThrow());
  }

  @Test
  void another_key_opens_nothing_even_under_the_same_id() {
    assertEquals(
        Optional.empty(),
        vault(id, SealingKey.generate(RANDOM), false).open("a", vault.seal("a", SECRET)));
  }

  /** What OpenSSL 3 derives: openssl kdf -kdfopt n:1024 -kdfopt r:8 -kdfopt p:2 … SCRYPT. */
  @Test
  void a_key_is_derived_by_scrypt() {
    SealingKey derived =
        new KeyDerivation(1 << 10, 8, 2, "000102030405060708090a0b0c0d0e0f")
            .derive(Passphrase.of("pleaseletmein".getBytes(US_ASCII)));
    assertEquals(
        "6997353b083a516bc58b5e23ae57c4b770bc021d4bd1b66c2e3a2b6cd08a1ce3",
        HexFormat.of().formatHex(derived.reveal()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 512, 1 << 21, Integer.MIN_VALUE})
  void a_forged_cost_of_derivation_is_refused(int cost) {
    assertThrows(
        IllegalArgumentException.class, () -> new KeyDerivation(cost, 8, 1, "00".repeat(16)));
  }

  @Test
  void a_forged_size_of_derivation_is_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> new KeyDerivation(1 << 20, 32, 1, "00".repeat(16)));
    assertThrows(
        IllegalArgumentException.class, () -> new KeyDerivation(1 << 10, 8, 1, "00".repeat(8)));
  }

  @Test
  void secrets_do_not_print_nor_does_what_holds_them() {
    Passphrase passphrase = Passphrase.of("correct horse battery".getBytes(US_ASCII));
    assertEquals("passphrase (not shown)", passphrase.toString());
    assertEquals("sealing key (not shown)", key.toString());
    assertFalse(Optional.of(passphrase).toString().contains("horse"));
    assertTrue(SealedFile.isSealed(vault.seal("a", SECRET)));
  }

  private static Vault vault(String id, SealingKey key, boolean plainToo) {
    TreeMap<String, SealingKey> keys = new TreeMap<>();
    keys.put(id, key);
    return Vault.sealing(id, keys, plainToo, RANDOM);
  }
}
