package io.longshore.controller.custody;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * How a passphrase becomes a key: scrypt (RFC 7914), which makes every guess cost memory.
 *
 * @param cost N, a power of two between 2^10 and 2^20
 * @param block r, 1 to 32
 * @param parallel p, 1 to 16
 * @param salt 16 random bytes, hex
 */
record KeyDerivation(int cost, int block, int parallel, String salt) {
  /** 64 MiB and about a quarter of a second a guess: OWASP's second choice, fit for small heaps. */
  static final int COST = 1 << 16;

  private static final int BLOCK = 8;
  private static final int PARALLEL = 2;
  private static final int SALT_BYTES = 16;

  KeyDerivation {
    // The bounds keep a forged keyring from taking all memory.
    if (Integer.bitCount(cost) != 1
        || cost < 1 << 10
        || cost > 1 << 20
        || block < 1
        || block > 32
        || parallel < 1
        || parallel > 16
        || (long) cost * block > 1L << 23
        || HexFormat.of().parseHex(salt).length != SALT_BYTES) {
      throw new IllegalArgumentException("its derivation of keys is none that this program makes");
    }
  }

  static KeyDerivation fresh(int cost, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new KeyDerivation(cost, BLOCK, PARALLEL, HexFormat.of().formatHex(salt));
  }

  /** Takes as long and as much memory as the parameters say. */
  SealingKey derive(Passphrase passphrase) {
    return new SealingKey(
        SCrypt.generate(
            passphrase.reveal(),
            HexFormat.of().parseHex(salt),
            cost,
            block,
            parallel,
            SealingKey.BYTES));
  }
}
