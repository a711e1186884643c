package io.longshore.controller.workload;

import java.util.List;
import java.util.Random;

/** Damages texts the way people and faulty tools do. */
final class Mutations {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          "\"\"\"",
          "=",
          ":",
          "+=",
          ",",
          "\n",
          "#",
          "//",
          "$",
          "${",
          "${?",
          "}",
          ".",
          "..",
          "include ",
          "include \"a.conf\"\n",
          "include \"../bait.conf\"\n",
          "include file(\"../bait.conf\")\n",
          "files { \"/x\" = ../bait.conf }\n",
          "on = [h86, h121]\n",
          "gate { type = tcp, port = 8080 }\n",
          "suppress { kafka-spread = \"a reason\" }\n",
          "include url(\"http://127.0.0.1:1/\")\n",
          "${fabric}",
          "${network}",
          "${?HOME}",
          "null",
          "true",
          "-1",
          "1e999",
          "99999999999999999999",
          "\\u0000",
          "\"\\ud800\"",
          "\\",
          "\u0001",
          "\uFEFF",
          "\u2028",
          "é",
          "𝔘",
          " ",
          "\t",
          "host",
          "h86",
          "zk1",
          "environment { A = 1 }\n",
          "id = 3\n",
          "port = 7051\n",
          "99 MB",
          "2s",
          "[[[[[[[[",
          "{a{a{a{a{");

  private final Random random;

  Mutations(long seed) {
    this.random = new Random(seed);
  }

  String mutate(String text) {
    StringBuilder mutated = new StringBuilder(text);
    int times = 1 + random.nextInt(4);
    for (int n = 0; n < times; n++) {
      once(mutated);
    }
    return mutated.toString();
  }

  private void once(StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(1 + random.nextInt(40)));
    switch (random.nextInt(5)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      case 2 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
      case 3 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
      default -> replaceWord(text, at);
    }
    if (text.length() == 0) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
  }

  /** Puts a word of the text in place of another: what is left is mostly still HOCON. */
  private void replaceWord(StringBuilder text, int at) {
    int[] word = word(text, at);
    int[] other = word(text, random.nextInt(text.length() + 1));
    if (word[0] < word[1] && other[0] < other[1]) {
      text.replace(word[0], word[1], text.substring(other[0], other[1]));
    }
  }

  /** Where the first whole word after a place begins and ends. */
  private static int[] word(StringBuilder text, int at) {
    int from = at;
    while (from < text.length() && isWord(text.charAt(from))) {
      from++;
    }
    while (from < text.length() && !isWord(text.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < text.length() && isWord(text.charAt(to))) {
      to++;
    }
    return new int[] {from, to};
  }

  private static boolean isWord(char c) {
    return c == '.' || c < 128 && Character.isLetterOrDigit(c);
  }
}
