package io.longshore.controller.spec.hocon;

/** A position in the text of a spec, and what HOCON takes for space there. */
final class HoconText {
  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  HoconText(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  int line() {
    return line;
  }

  /** In the line, from 1. */
  int column() {
    return at - lineStart + 1;
  }

  int position() {
    return at;
  }

  char peek() {
    return text.charAt(at);
  }

  boolean sees(String what) {
    return text.startsWith(what, at);
  }

  char take() {
    char c = text.charAt(at++);
    if (c == '\n') {
      line++;
      lineStart = at;
    }
    return c;
  }

  void skip(int characters) {
    for (int n = 0; n < characters && !atEnd(); n++) {
      take();
    }
  }

  boolean atComment() {
    return !atEnd() && (peek() == '#' || peek() == '/' && sees("//"));
  }

  void skipLine() {
    while (!atEnd() && peek() != '\n') {
      take();
    }
  }

  /** Space within a line: what HOCON calls whitespace, without the newline. */
  void skipBlanks() {
    while (!atEnd() && peek() != '\n' && isBlank(peek())) {
      take();
    }
  }

  /** Space, newlines and comments. */
  void skipSpace() {
    while (!atEnd()) {
      if (isBlank(peek())) {
        take();
      } else if (atComment()) {
        skipLine();
      } else {
        return;
      }
    }
  }

  /** Space, newlines, comments and commas. */
  void skipSeparators() {
    skipSpace();
    while (!atEnd() && peek() == ',') {
      take();
      skipSpace();
    }
  }

  /** A quoted text from its quote on, decoded; reads to the end of the line if it has no end. */
  String takeQuoted() {
    if (sees("\"\"\"")) {
      return takeTriple();
    }
    take();
    StringBuilder value = new StringBuilder();
    while (!atEnd() && peek() != '"' && peek() != '\n') {
      char c = take();
      value.append(c == '\\' && !atEnd() ? escaped(take()) : c);
    }
    if (!atEnd() && peek() == '"') {
      take();
    }
    return value.toString();
  }

  private String takeTriple() {
    skip(3);
    int from = at;
    while (!atEnd() && !sees("\"\"\"")) {
      take();
    }
    String value = text.substring(from, at);
    while (!atEnd() && peek() == '"') {
      take();
    }
    return value;
  }

  private char escaped(char c) {
    switch (c) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'u':
        return unicode();
      default:
        return c;
    }
  }

  private char unicode() {
    int code = 0;
    for (int n = 0; n < 4 && !atEnd() && Character.digit(peek(), 16) >= 0; n++) {
      code = code * 16 + Character.digit(take(), 16);
    }
    return (char) code;
  }

  /** The library's own notion (ConfigImplUtil.isWhitespace), which is Unicode's and a few more. */
  private static boolean isBlank(char c) {
    return c == '\n'
        || c == ' '
        || c == '\u00A0'
        || c == '\u2007'
        || c == '\u202F'
        || c == '\uFEFF'
        || Character.isWhitespace(c);
  }
}
