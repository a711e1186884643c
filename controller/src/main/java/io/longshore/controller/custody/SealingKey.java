package io.longshore.controller.custody;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key for AES-256-GCM. It does not print: its text is the same for every key. */
final class SealingKey {
  static final int BYTES = 32;

  /** As NIST SP 800-38D recommends; a random one, of which a key sees far fewer than 2^32. */
  private static final int NONCE_BYTES = 12;

  private static final int TAG_BITS = 128;
  private static final String CIPHER = "AES/GCM/NoPadding";

  private final byte[] bytes;

  SealingKey(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a sealing key has " + BYTES + " bytes");
    }
    this.bytes = bytes.clone();
  }

  static SealingKey generate(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new SealingKey(bytes);
  }

  /**
   * Encrypts and authenticates.
   *
   * @param bound what is authenticated with it and must be the same again for opening
   */
  byte[] seal(byte[] plain, byte[] bound, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, bound).doFinal(plain);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  /**
   * What was sealed, or empty if this key, these bytes and what is bound do not belong together.
   */
  Optional<byte[]> open(byte[] sealed, byte[] bound) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
      return Optional.empty();
    }
    ByteBuffer from = ByteBuffer.wrap(sealed);
    byte[] nonce = new byte[NONCE_BYTES];
    from.get(nonce);
    byte[] rest = new byte[from.remaining()];
    from.get(rest);
    try {
      return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, bound).doFinal(rest));
    } catch (AEADBadTagException notOurs) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  byte[] reveal() {
    return bytes.clone();
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] bound) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bound);
    return cipher;
  }

  @Override
  public String toString() {
    return "sealing key (not shown)";
  }
}
