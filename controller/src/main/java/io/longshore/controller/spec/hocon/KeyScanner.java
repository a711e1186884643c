package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one key, a path of names joined by dots; or an include statement in its place. */
final class KeyScanner {
  private final HoconText text;
  private final List<String> parts = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private final StringBuilder blanks = new StringBuilder();
  private boolean quoted;
  private Optional<Included> include = Optional.empty();

  /** What an include statement names. */
  record Included(String kind, String name) {
    Include at(Origin place, SpecPath path) {
      return new Include(place, kind, name, path);
    }
  }

  KeyScanner(HoconText text) {
    this.text = text;
  }

  /** The include statement that stood in place of a key. */
  Optional<Included> include() {
    return include;
  }

  /** The key's parts; what ends it is not taken. */
  List<String> scan() {
    if (text.sees("include")) {
      include = includeStatement();
      if (include.isPresent()) {
        return List.of();
      }
    }
    boolean any = part.length() > 0;
    while (!text.atEnd() && !ends(text.peek())) {
      any = true;
      if (text.peek() == '"') {
        add(text.takeQuoted());
        quoted = true;
      } else {
        unquoted(text.take());
      }
    }
    if (any) {
      endPart();
    }
    text.skipSpace();
    return parts;
  }

  private void unquoted(char c) {
    if (c == '.') {
      endPart();
    } else if (Character.isWhitespace(c)) {
      blanks.append(c);
    } else {
      add(String.valueOf(c));
    }
  }

  /** Space counts only between other characters of a part. */
  private void add(String characters) {
    if (part.length() > 0 || quoted) {
      part.append(blanks);
    }
    blanks.setLength(0);
    part.append(characters);
  }

  private void endPart() {
    parts.add(part.toString());
    part.setLength(0);
    blanks.setLength(0);
    quoted = false;
  }

  private boolean ends(char c) {
    return c == '='
        || c == ':'
        || c == '{'
        || c == '}'
        || c == '['
        || c == ']'
        || c == ','
        || c == '\n'
        || c == '$'
        || c == '+' && text.sees("+=")
        || text.atComment();
  }

  /** As the library: the bare word, then a quoted name or a function of one. */
  private Optional<Included> includeStatement() {
    text.skip("include".length());
    String word = "include";
    if (!text.atEnd()
        && (text.peek() == ' '
            || text.peek() == '\t'
            || text.peek() == '"'
            || text.peek() == '\n')) {
      text.skipBlanks();
      String kind = "";
      StringBuilder head = new StringBuilder();
      while (!text.atEnd() && "requiredfileurlclasspath( ".indexOf(text.peek()) >= 0) {
        head.append(text.take());
      }
      for (String known : List.of("file", "url", "classpath")) {
        kind = head.indexOf(known + "(") >= 0 ? known : kind;
      }
      if (!text.atEnd() && text.peek() == '"') {
        String name = text.takeQuoted();
        while (!text.atEnd() && (text.peek() == ')' || text.peek() == ' ')) {
          text.take();
        }
        return Optional.of(new Included(kind, name));
      }
      word = "include " + head;
    }
    part.append(word);
    return Optional.empty();
  }
}
