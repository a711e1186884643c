package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.spec.tree.SpecTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Walks the text of a spec once, without recursion, and sees every key where it stands.
 *
 * <p>It judges no syntax: where the text is not HOCON it stops, and the library says why.
 */
final class OutlineScanner {
  private final String file;
  private final HoconText text;
  private final Assignments assignments;
  private final HoconProblems problems;
  private final SpecPath prefix;
  private final KeyPlaces places;
  private final List<Include> includes = new ArrayList<>();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private boolean stopped;
  private int values;

  /** An object or a list that has been opened. */
  private static final class Frame {
    private final SpecPath path;
    private final boolean list;
    private final Origin opened;
    private int next;

    Frame(SpecPath path, boolean list, Origin opened) {
      this.path = path;
      this.list = list;
      this.opened = opened;
    }
  }

  /**
   * A walk through one file.
   *
   * @param prefix where the file is included; the root for the spec itself
   * @param root what all files of the spec add up to
   * @param places takes where each key stands
   */
  OutlineScanner(
      String file,
      String text,
      SpecPath prefix,
      OutlineNode root,
      KeyPlaces places,
      HoconProblems problems) {
    this.file = file;
    this.text = new HoconText(text);
    this.prefix = prefix;
    this.places = places;
    this.assignments = new Assignments(root, problems);
    this.problems = problems;
  }

  /** Walks to the end and gives the includes met. */
  List<Include> scan() {
    frames.push(new Frame(prefix, false, Origin.NONE));
    text.skipSpace();
    if (!text.atEnd() && text.peek() == '{') {
      text.take();
    }
    while (!stopped && !frames.isEmpty()) {
      if (frames.peek().list) {
        element();
      } else {
        key();
      }
    }
    return includes;
  }

  /** The library reports a missing brace at the end of the file, where nobody left it out. */
  private void ended() {
    stopped = true;
    Frame open = frames.peek();
    if (open.opened.line() > 0) {
      problems.add(
          open.opened,
          open.path,
          HoconRules.SYNTAX,
          "what is opened here is never closed",
          "close it with " + (open.list ? "]" : "}"));
    }
  }

  private void element() {
    Frame frame = frames.peek();
    text.skipSeparators();
    if (text.atEnd()) {
      ended();
    } else if (text.peek() == ']') {
      close();
    } else {
      SpecPath path = frame.path.then(Integer.toString(frame.next++));
      places.note(here(), path);
      int from = text.position();
      if (bounded(path)) {
        value(path);
        stopped |= text.position() == from; // a brace that closes no list: no element ever ends
      }
    }
  }

  private void key() {
    text.skipSeparators();
    if (text.atEnd()) {
      ended();
    } else if (text.peek() == '}') {
      close();
    } else {
      Origin place = here();
      KeyScanner scanner = new KeyScanner(text);
      List<String> key = scanner.scan();
      if (scanner.include().isPresent()) {
        includes.add(scanner.include().get().at(place, frames.peek().path));
        return;
      }
      assigned(key, place);
    }
  }

  private void assigned(List<String> key, Origin place) {
    if (key.isEmpty() || text.atEnd()) {
      stopped = true;
      return;
    }
    SpecPath path = frames.peek().path;
    for (String part : key) {
      path = path.then(part);
      places.note(place, path);
      if (!bounded(path)) {
        return;
      }
    }
    if (text.sees("+=")) {
      problems.add(
          place,
          path,
          HoconRules.APPEND,
          "\"+=\" adds to a list that is written elsewhere",
          "write the whole list in one place, with =");
      text.skip(2);
    } else if (text.peek() == '=' || text.peek() == ':') {
      text.take();
    } else if (text.peek() != '{') {
      stopped = true;
      return;
    }
    text.skipSpace();
    boolean optional = text.sees("${?");
    boolean object = text.sees("{") || text.sees("[") || text.sees("${");
    assignments.assign(path, place, object, optional);
    value(path);
  }

  /** Reads the parts of a value up to the end of its line, or into the section it opens. */
  private void value(SpecPath path) {
    OutlineNode node = assignments.node(path);
    while (!text.atEnd()) {
      text.skipBlanks();
      if (text.atEnd() || text.peek() == '\n' || text.peek() == ',' || text.atComment()) {
        return;
      }
      char c = text.peek();
      if (c == '{' || c == '[') {
        frames.push(new Frame(path, c == '[', here()));
        text.take();
        return;
      }
      if (c == '}' || c == ']') {
        return;
      }
      part(node, c);
    }
  }

  private void part(OutlineNode node, char c) {
    int from = text.position();
    if (c == '"') {
      text.takeQuoted();
    } else if (text.sees("${")) {
      Origin place = here();
      text.skip(text.sees("${?") ? 3 : 2);
      List<String> name = new KeyScanner(text).scan();
      if (text.atEnd() || text.peek() != '}' || name.isEmpty() || !bounded(new SpecPath(name))) {
        stopped = true;
        return;
      }
      text.take();
      node.substitutions().add(new Substitution(place, name, prefix));
    } else {
      text.take();
    }
    node.grow(text.position() - from);
  }

  /** Ends an object or list; what follows on its line still belongs to the same value. */
  private void close() {
    Frame closed = frames.pop();
    boolean matches = closed.list == (text.take() == ']');
    if (!matches || frames.isEmpty()) {
      stopped = true;
      return;
    }
    value(closed.path);
  }

  private Origin here() {
    return new Origin(file, text.line(), text.column());
  }

  private boolean bounded(SpecPath path) {
    Origin place = here();
    if (path.parts().size() >= SpecTree.MAX_DEPTH) {
      problems.add(
          place,
          HoconRules.DEPTH,
          "values are nested deeper than " + SpecTree.MAX_DEPTH,
          "nest less deeply");
      stopped = true;
    } else if (++values > SpecTree.MAX_NODES) {
      problems.add(
          place,
          HoconRules.COUNT,
          "there are more than " + SpecTree.MAX_NODES + " values",
          "split the network, or name fewer things");
      stopped = true;
    }
    return !stopped;
  }
}
