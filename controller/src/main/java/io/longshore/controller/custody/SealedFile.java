package io.longshore.controller.custody;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A sealed file: a line {@code longshore-sealed 1 KEY}, the nonce, the ciphertext, its tag. The
 * line and the file's name are authenticated with the content.
 *
 * @param keyId of the key it is sealed with, 16 hexadecimal digits
 * @param sealed nonce, ciphertext and tag
 */
record SealedFile(String keyId, byte[] sealed) {
  private static final String MAGIC = "longshore-sealed ";
  private static final String HEADER = MAGIC + "1 ";
  private static final int ID_BYTES = 8;
  private static final int HEADER_LENGTH = HEADER.length() + 2 * ID_BYTES + 1;

  static String newKeyId(SecureRandom random) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /** Whether the bytes say of themselves that they are sealed, in whatever version. */
  static boolean isSealed(byte[] bytes) {
    return bytes.length >= MAGIC.length()
        && Arrays.equals(MAGIC.getBytes(US_ASCII), Arrays.copyOf(bytes, MAGIC.length()));
  }

  /** The parts, or empty if the bytes are not a sealed file of this version. */
  static Optional<SealedFile> parse(byte[] bytes) {
    if (bytes.length < HEADER_LENGTH) {
      return Optional.empty();
    }
    String line = new String(bytes, 0, HEADER_LENGTH, US_ASCII);
    if (!line.matches(HEADER + "[0-9a-f]{" + 2 * ID_BYTES + "}\n")) {
      return Optional.empty();
    }
    return Optional.of(
        new SealedFile(
            line.substring(HEADER.length(), HEADER_LENGTH - 1),
            Arrays.copyOfRange(bytes, HEADER_LENGTH, bytes.length)));
  }

  static byte[] seal(String keyId, SealingKey key, String name, byte[] plain, SecureRandom random) {
    byte[] header = header(keyId);
    byte[] sealed = key.seal(plain, bound(keyId, name), random);
    return ByteBuffer.allocate(header.length + sealed.length).put(header).put(sealed).array();
  }

  Optional<byte[]> open(SealingKey key, String name) {
    return key.open(sealed, bound(keyId, name));
  }

  private static byte[] header(String keyId) {
    return (HEADER + keyId + "\n").getBytes(US_ASCII);
  }

  private static byte[] bound(String keyId, String name) {
    return (HEADER + keyId + "\n" + name).getBytes(UTF_8);
  }
}
