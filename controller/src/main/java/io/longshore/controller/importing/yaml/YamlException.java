package io.longshore.controller.importing.yaml;

/** A text that is not YAML, or more of it than is read. */
public final class YamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  YamlException(int line, String what, Throwable cause) {
    super(what, cause);
    this.line = line;
  }

  /** The line, from 1; 0 when the whole text is meant. */
  public int line() {
    return line;
  }
}
