package io.longshore.controller.workload.fabric.material;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 7468 text around DER bytes. Strict: what it reads, it would write again. */
final class Pem {
  static final String CERTIFICATE = "CERTIFICATE";
  static final String PRIVATE_KEY = "PRIVATE KEY";

  private static final int COLUMNS = 64;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----\n([A-Za-z0-9+/=\n]*)-----END \\1-----\n");

  private Pem() {}

  /** One block of a PEM text. */
  record Block(String label, byte[] der) {}

  static String encode(String label, byte[] der) {
    String body = Base64.getMimeEncoder(COLUMNS, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  /** All blocks, in order; anything between or around them is refused. */
  static List<Block> blocks(String text) {
    String lines = text.replace("\r\n", "\n");
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(lines);
    int at = 0;
    while (at < lines.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new IllegalArgumentException("not a PEM block at character " + at);
      }
      blocks.add(block(matcher.group(1), matcher.group(2)));
      at = matcher.end();
    }
    return blocks;
  }

  /** The content of a text that is exactly one block with this label. */
  static byte[] one(String label, String text) {
    List<Block> blocks = blocks(text);
    if (blocks.size() != 1 || !blocks.get(0).label().equals(label)) {
      throw new IllegalArgumentException("expected one PEM block \"" + label + "\"");
    }
    return blocks.get(0).der();
  }

  private static Block block(String label, String body) {
    try {
      return new Block(label, Base64.getDecoder().decode(body.replace("\n", "")));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("PEM block \"" + label + "\" is not base64", e);
    }
  }
}
