package io.longshore.controller.workload.fabric.material;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * From what a genesis block was made, so that the same one can be made again and a change is seen.
 *
 * @param declared lines of {@link GenesisInputs#declared}
 * @param certificates lines of {@link GenesisInputs#certificates}
 * @param madeAt the block's timestamp
 * @param nonce the block's nonce, hex
 * @param block SHA-256 of the block's bytes, hex
 */
record GenesisRecord(
    List<String> declared, List<String> certificates, Instant madeAt, String nonce, String block) {
  private static final String TITLE = "genesis block, from:";
  private static final String MADE_AT = "made-at ";
  private static final String NONCE = "nonce ";
  private static final String BLOCK = "block ";

  GenesisRecord {
    declared = List.copyOf(declared);
    certificates = List.copyOf(certificates);
  }

  byte[] nonceBytes() {
    return HexFormat.of().parseHex(nonce);
  }

  /** The text of the record; its last line is the digest of the others. */
  byte[] seal() {
    StringBuilder text = new StringBuilder(TITLE).append('\n');
    declared.forEach(line -> text.append(line).append('\n'));
    text.append('\n');
    certificates.forEach(line -> text.append(line).append('\n'));
    text.append('\n').append(MADE_AT).append(madeAt).append('\n');
    text.append(NONCE).append(nonce).append('\n').append(BLOCK).append(block).append('\n');
    return text.append(digest(text.toString()))
        .append('\n')
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws IllegalArgumentException if the bytes are not what {@link #seal()} makes
   */
  static GenesisRecord open(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int last = text.lastIndexOf('\n', text.length() - 2) + 1;
    if (!text.endsWith("\n")
        || !text.substring(last).equals(digest(text.substring(0, last)) + "\n")) {
      throw new IllegalArgumentException("its last line is not the digest of the others");
    }
    String[] parts = text.substring(TITLE.length() + 1, last).split("\n\n", -1);
    if (!text.startsWith(TITLE) || parts.length != 3) {
      throw new IllegalArgumentException("it does not have the three parts of a record");
    }
    List<String> made = parts[2].lines().toList();
    try {
      return new GenesisRecord(
          parts[0].lines().toList(),
          parts[1].lines().toList(),
          Instant.parse(value(made, 0, MADE_AT)),
          value(made, 1, NONCE),
          value(made, 2, BLOCK));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("its time is unreadable", e);
    }
  }

  private static String value(List<String> lines, int index, String label) {
    if (lines.size() <= index || !lines.get(index).startsWith(label)) {
      throw new IllegalArgumentException("\"" + label.strip() + "\" is missing");
    }
    return lines.get(index).substring(label.length());
  }

  private static String digest(String text) {
    return HexFormat.of().formatHex(P256.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }
}
