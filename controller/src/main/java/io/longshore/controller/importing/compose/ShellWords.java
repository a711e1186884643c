package io.longshore.controller.importing.compose;

import java.util.ArrayList;
import java.util.List;

/** A command line in words, quotes taken as a shell takes them; nothing is expanded. */
public final class ShellWords {
  private ShellWords() {}

  /** The words; an unclosed quote ends with the line. */
  public static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        begun = true;
      } else if (c == '\\' && quote != '\'' && at + 1 < line.length()) {
        word.append(line.charAt(++at));
        begun = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
